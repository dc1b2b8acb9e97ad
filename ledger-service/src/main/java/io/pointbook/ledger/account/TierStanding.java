package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands on a programme's ladder of levels.
 *
 * @param tier the level now
 * @param qualifying units of the qualifying wallet that were earned in this period and not brought back
 * @param periodEnds when the period ends, exclusive
 * @param next the level above, absent on the highest
 * @param missing units to the next level, absent on the highest
 * @param afterPeriod the level after the end of the period if nothing more is earned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TierStanding(
        String tier,
        long qualifying,
        Instant periodEnds,
        @Nullable String next,
        @Nullable Long missing,
        String afterPeriod) {

    /** Known beforehand: the member goes down unless more is earned in time. */
    public boolean willDowngrade() {
        return !afterPeriod.equals(tier);
    }
}
