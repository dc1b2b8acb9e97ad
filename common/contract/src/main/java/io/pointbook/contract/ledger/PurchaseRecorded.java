package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message of {@code ledger.purchases.v1}: one receipt, return or void that touched a member, also where it earned nothing.
 * Keyed by member, in order per member; sent at least once, so drop what has a {@code sequence} that you have had.
 *
 * <p>Each line comes to exactly one member, once: goods that come back with a receipt come to the member who bought them,
 * as soon as that is known, whatever card was shown. So the lines of a member, without those of voided receipts and
 * without RETURN lines whose {@code original} is on a voided receipt, are what he keeps. No card number, nor a hash of
 * one, is ever here.
 *
 * @param eventId unique over the whole ledger, the same in all messages about this event; also the CloudEvents id
 * @param sequence of that event among the member's events, from 0; only receipts have messages here, so there are gaps
 * @param receipt identity, {@code storeId/workstationId/businessDay/sequenceNumber}
 * @param businessDay the store's trading day
 * @param businessTime when it was rung up
 * @param postedAt when it was written down
 * @param currency ISO 4217, the unit of all amounts; absent where there are none
 * @param voids identity of the member's receipt that this one takes back as a whole
 * @param lines in the order of the receipt, as its VOID lines left them: what was voided within the receipt is not here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurchaseRecorded(
        String eventId,
        String memberId,
        long sequence,
        PurchaseKind kind,
        String receipt,
        String storeId,
        String workstationId,
        LocalDate businessDay,
        Instant businessTime,
        Instant postedAt,
        @Nullable String currency,
        @Nullable String voids,
        List<Line> lines) {

    /**
     * @param line its number on the receipt
     * @param item what makes two lines the same goods: {@code itemId}, else {@code gtin}
     * @param itemId the chain's own number of the goods
     * @param gtin the number on the package
     * @param category from the widest to the narrowest; absent when unknown
     * @param quantity decimal text; below zero on RETURN lines
     * @param unit of the quantity, EA for pieces; absent on lines of a message of kind RETURN: it is the purchase's
     * @param net what the customer pays for the line in minor units of {@code currency}, tax included, after all discounts;
     *     below zero when he gets it back
     * @param original on RETURN lines: the purchase that the till named
     * @param matched on RETURN lines: the member's purchases from which the pieces came, as known when this was posted. A
     *     purchase that is posted later may change it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int line,
            LineKind kind,
            @Nullable String item,
            @Nullable String itemId,
            @Nullable String gtin,
            @Nullable String description,
            @Nullable List<String> category,
            String quantity,
            @Nullable String unit,
            long net,
            @Nullable Original original,
            @Nullable List<Matched> matched) {}

    /** A line of an earlier receipt. */
    public record Original(String receipt, int line) {}

    /** Pieces of a line of an earlier receipt; {@code quantity} is decimal text, not below zero. */
    public record Matched(String receipt, int line, String quantity) {}
}
