package io.pointbook.ledger.account.book;

import org.jspecify.annotations.Nullable;

/**
 * Points that move from one ledger account to another; its two legs sum to zero by its shape.
 *
 * @param points above zero, in the wallet's smallest unit
 * @param lot the lot whose points they are; none for debt, which is nobody's lot
 */
public record Posting(
        LedgerAccount from,
        LedgerAccount to,
        long points,
        @Nullable String lot) {
    public Posting {
        if (points <= 0) {
            throw new IllegalArgumentException("a posting moves points: " + points);
        }
        if (from == to) {
            throw new IllegalArgumentException("a posting to itself: " + from);
        }
    }
}
