package io.pointbook.ledger.account.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came back.
 *
 * @param line the RETURN line
 * @param item what came back, absent where the till does not say
 * @param pieces how many, not below zero
 * @param value what the customer got for them, in minor units of {@code currency}, not below zero
 * @param original the purchase line, where the customer had his receipt
 * @param endedAt business time of the return
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnedLine(
        LineId line,
        @Nullable String item,
        Quantity pieces,
        long value,
        String currency,
        @Nullable LineId original,
        Instant endedAt) {

    static final Comparator<ReturnedLine> ORDER = Comparator.comparing(ReturnedLine::endedAt)
            .thenComparing(returned -> returned.line().receipt())
            .thenComparingInt(returned -> returned.line().lineNumber());

    /** The same line for an account on which it had counted by its value, now that another account has the purchase. */
    public ReturnedLine foundElsewhere() {
        return new ReturnedLine(line, item, Quantity.ZERO, 0, currency, original, endedAt);
    }

    /** Nothing of it concerns this account. */
    public boolean isFoundElsewhere() {
        return original != null && pieces.isZero() && value == 0;
    }
}
