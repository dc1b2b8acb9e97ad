package io.pointbook.ledger.account.matching;

import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SALE line that survived its receipt's VOID lines, whether it earned anything or not.
 *
 * @param bought pieces, not below zero
 * @param shares the points that it earned, by lot
 */
public record Purchase(LineId line, @Nullable String item, Quantity bought, Instant endedAt, List<Share> shares) {

    /** The line's part of one lot. */
    public record Share(String lot, long points) {}

    static final Comparator<Purchase> ORDER = Comparator.comparing(Purchase::endedAt)
            .thenComparing(purchase -> purchase.line().receipt())
            .thenComparingInt(purchase -> purchase.line().lineNumber());
}
