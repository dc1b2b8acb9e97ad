package io.pointbook.ledger.account.book;

import org.jspecify.annotations.Nullable;

/**
 * Where a reversal of a lot's points took them, so that undoing it gives them back to the same place.
 *
 * @param lot the other lot for OTHER, else none
 * @param points above zero when taken, below zero when given back
 */
public record Take(Source source, @Nullable String lot, long points) {

    /** The places in the order in which a reversal looks for points. */
    public enum Source {
        /** The lot itself, pending or active. */
        OWN,
        /** Points of the lot that had already expired: counted once, no posting. */
        EXPIRED,
        /** Another active lot of the wallet. */
        OTHER,
        /** Nothing was left: the member owes them. */
        DEBT
    }

    boolean samePlace(Take other) {
        return source == other.source && java.util.Objects.equals(lot, other.lot);
    }
}
