package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Message of {@code ledger.coupons.v1}: one event of a coupon that a receipt can carry. Keyed by the member whose it is, or
 * by its code where it is nobody's; in order per coupon. Sent at least once, so drop what has a {@code sequence} that you
 * have had of the coupon.
 *
 * @param eventId unique over the whole ledger; also the CloudEvents id
 * @param couponId the id that the issuer gave it
 * @param sequence counts this coupon's events from 0, without a gap
 * @param code what a till reads
 * @param memberId whose it is; absent: whoever has the code
 * @param businessTime when it happened
 * @param postedAt when it was written down
 * @param terms what it promises, on ISSUED
 * @param reservationId the reservation that it is about
 * @param reservedUntil on RESERVED
 * @param redemptionId on REDEEMED, where a caller did it
 * @param receipt identity of the receipt that used it, was voided, had brought it (WITHDRAWN) or carried it again
 * @param usedBy the member who uses it, where that is known
 * @param redeemedBy on REUSED, identity of the receipt that had redeemed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponChanged(
        String eventId,
        String couponId,
        long sequence,
        CouponKind kind,
        String code,
        @Nullable String memberId,
        Instant businessTime,
        Instant postedAt,
        @Nullable Terms terms,
        @Nullable String reservationId,
        @Nullable Instant reservedUntil,
        @Nullable String redemptionId,
        @Nullable String receipt,
        @Nullable String usedBy,
        @Nullable String redeemedBy) {

    /**
     * What a coupon promises, and when.
     *
     * @param validUntil from when it cannot be used any more; absent: never
     * @param source the rule, campaign or service that issued it
     * @param drawn true where it was won by a draw: a surprise; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            Benefit benefit,
            Instant validFrom,
            @Nullable Instant validUntil,
            String source,
            @Nullable Boolean drawn) {}

    /**
     * What a coupon gives. Each kind has its own number.
     *
     * @param kind DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER; others may come
     * @param basisPoints hundredths of a percent off
     * @param amount off, in minor units of the currency
     * @param points in the smallest unit of the programme's wallet
     * @param factorPercent what points are multiplied by, in hundredths
     * @param itemId only for this item, or the item that is free
     * @param category only for items of this category
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Benefit(
            String kind,
            @Nullable Long basisPoints,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Long points,
            @Nullable Long factorPercent,
            @Nullable String itemId,
            @Nullable String category) {}
}
