package io.pointbook.ledger.account.receipt;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finished till transaction, checked, with card numbers already replaced by their keyed hashes.
 *
 * @param endedAt business time
 * @param offset the local clock of the till
 * @param currency ISO 4217, absent only where there are no lines
 * @param lines in the order of the receipt, VOID lines included
 * @param coupons codes of coupons: those that were shown, then those that discounts on its lines name; each once. Lines that
 *     return or void something name what was used before, and do not count
 * @param voids on a POST_VOID: the receipt that is taken back
 */
public record Receipt(
        ReceiptId id,
        ReceiptType type,
        Instant endedAt,
        ZoneOffset offset,
        @Nullable String timeZone,
        @Nullable String currency,
        boolean training,
        boolean offline,
        @Nullable ShownCard card,
        List<Line> lines,
        List<Tender> tenders,
        List<String> coupons,
        @Nullable ReceiptId voids) {

    /** The same with other lines. */
    public Receipt withLines(List<Line> others) {
        return new Receipt(
                id, type, endedAt, offset, timeZone, currency, training, offline, card, others, tenders, coupons,
                voids);
    }

    /** A receipt that only counts in the store-day's number series and moves no points. */
    public boolean isMarker() {
        return training
                || switch (type) {
                    case SUSPEND, RESUME, CANCEL, CONTROL -> true;
                    case SALE, RETURN, EXCHANGE, POST_VOID -> false;
                };
    }
}
