package io.pointbook.ledger.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The draft beside what was really in force, over one period. Differences are draft less real.
 *
 * @param members of the draft's kinds
 * @param affected members with other points, coupons, balances or another level, or a payment that the draft could not pay
 * @param receipts of the period that were decided again; occasions such as goals and birthdays are counted here too
 * @param notAsPosted of those, how many the program of today decides otherwise than they were posted
 * @param money what the points given (less taken back) pay at tills, in 1.00 of whatever currency is paid with
 * @param discounts that rules took off baskets: on the real side what tills took, under a draft with other discounts what
 *     they would have taken
 * @param coupons by what they promise; what they will cost is not known before they are used
 * @param tierMoves members whose level at the period's end is another one
 * @param winners whose points are worth more under the draft, those who win most first
 * @param losers whose points are worth less
 */
record WhatIfResult(
        long members,
        long affected,
        long receipts,
        long notAsPosted,
        List<WalletSums> wallets,
        Money money,
        List<DiscountSum> discounts,
        List<CouponCount> coupons,
        List<TierMove> tierMoves,
        List<MemberChange> winners,
        List<MemberChange> losers,
        List<RuleCost> rules,
        Unpaid unpaid) {

    /** One wallet on both sides. */
    @Schema(name = "WhatIfWalletSums")
    record WalletSums(String wallet, Sums draft, Sums real, long difference) {}

    /**
     * @param given by rules and full cards
     * @param takenBack by returns and voids
     * @param net given less taken back
     */
    @Schema(name = "WhatIfSums")
    record Sums(long given, long takenBack, long net) {}

    /** Decimal amounts. */
    @Schema(name = "WhatIfMoney")
    record Money(String draft, String real, String difference) {}

    /** Minor units of the currency. */
    @Schema(name = "WhatIfDiscountSum")
    record DiscountSum(String rule, String currency, long draft, long real, long difference) {}

    /** @param benefit DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER */
    @Schema(name = "WhatIfCouponCount")
    record CouponCount(String benefit, long draft, long real, long difference) {}

    /** Levels are absent where the programme has none. */
    @Schema(name = "WhatIfTierMove")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierMove(@Nullable String from, @Nullable String to, long members) {}

    /** Points of the wallet that pays at tills; the difference as money. */
    @Schema(name = "WhatIfMemberChange")
    record MemberChange(String memberId, long draft, long real, String difference) {}

    /** @param rule programme id + "/" + id of the rule or the card */
    @Schema(name = "WhatIfRuleCost")
    record RuleCost(String rule, Gave draft, Gave real) {}

    /**
     * What a rule gave.
     *
     * @param receipts that it gave anything for
     * @param points in its own wallet, before anything came back
     * @param skipped receipts that it could not be asked about
     */
    @Schema(name = "WhatIfGave")
    record Gave(long receipts, long points, long coupons, long skipped) {}

    /** Payments that members made and could not have made under the draft. */
    @Schema(name = "WhatIfUnpaid")
    record Unpaid(long redemptions, long points) {}
}
