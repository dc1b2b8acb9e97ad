package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a rule gives with a receipt; it is issued in the same transaction.
 *
 * @param programme id of the programme
 * @param version of the programme
 * @param rule programme id + "/" + rule id
 * @param benefit DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER
 * @param number of the benefit, in the unit that the coupon asks for; absent for FREE_ITEM
 * @param currency DISCOUNT_AMOUNT: ISO 4217
 * @param item only for this item; FREE_ITEM: the item
 * @param category only for items of this category
 * @param validUntil exclusive
 * @param counted the rule is limited by period: the account remembers this use
 * @param drawn it came by a draw; absent: whoever did the same had it too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponGrant(
        String programme,
        int version,
        String rule,
        String benefit,
        @Nullable Long number,
        @Nullable String currency,
        @Nullable String item,
        @Nullable String category,
        Instant validFrom,
        Instant validUntil,
        boolean counted,
        @Nullable Boolean drawn) {}
