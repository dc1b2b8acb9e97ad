package io.pointbook.ledger.account;

import java.time.Instant;

/**
 * A period of a programme that is over.
 *
 * @param every MONTH, QUARTER or YEAR
 * @param from its beginning
 * @param until its end, exclusive
 */
public record Season(String every, Instant from, Instant until) {

    /** What a member is told when it is over. */
    public Occasion occasion() {
        return Occasion.of(Occasion.Kind.SCHEDULE, every, until);
    }
}
