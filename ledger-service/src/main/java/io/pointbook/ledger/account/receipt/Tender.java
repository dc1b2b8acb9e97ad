package io.pointbook.ledger.account.receipt;

import org.jspecify.annotations.Nullable;

/**
 * One means of payment on a receipt.
 *
 * @param amount minor units of the receipt's currency; negative: change, or money given back
 * @param holdId for POINTS: the hold that the till placed
 * @param points for POINTS: points spent, negative for points given back; absent: the whole hold
 */
public record Tender(
        TenderType type,
        long amount,
        @Nullable String holdId,
        @Nullable Long points) {}
