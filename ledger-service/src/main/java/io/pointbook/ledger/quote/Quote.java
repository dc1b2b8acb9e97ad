package io.pointbook.ledger.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.coupon.Benefit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a basket would cost and give if it were paid now. Draws are left out: nobody can promise them.
 *
 * @param net of all lines as they were sent, without discounts of rules and coupons; minor units
 * @param netAfter the same after discounts
 * @param points by wallet: what rules give, and what full cards take and give; a card that gets full takes its stamps,
 *     so that a wallet may go down
 * @param takenBack by wallet: points that goods coming back with the basket take; below zero where they are put back
 * @param at as though the basket ended then
 * @param memberId absent where no card was shown or nobody has it yet
 * @param lines in the order of the basket
 * @param discounts of rules, in the order in which they were taken off
 * @param coupons that the basket carries, in the order in which they were looked at: before the rules
 * @param rules that give something, with their arithmetic
 * @param balances of each wallet afterwards
 * @param mayWin rules in which chance decides, and which hold for this basket
 * @param next what would lead to the next step, where that is easily known
 * @param notes rules that could not be asked, and what an operator may want to look at
 * @param payable absent where nobody has the card, or his account is blocked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quote(
        long net,
        long netAfter,
        Map<String, Long> points,
        Map<String, Long> takenBack,
        String programme,
        int version,
        Instant at,
        @Nullable String memberId,
        List<QuotedLine> lines,
        List<QuotedDiscount> discounts,
        List<QuotedCoupon> coupons,
        List<QuotedRule> rules,
        List<QuotedCard> cards,
        @Nullable QuotedTier tier,
        Map<String, Standing> balances,
        List<String> mayWin,
        List<Next> next,
        List<Note> notes,
        @Nullable Payable payable) {

    /**
     * @param net minor units of the basket's currency, before discounts of rules and coupons
     * @param discounts as the till enters them on its receipt, what stood there already included
     * @param netAfter what is to be paid for it
     * @param leftOut by rules that give something to other lines; the rule is absent where no rule gives anything
     */
    public record QuotedLine(
            int line,
            long net,
            List<EnteredDiscount> discounts,
            long netAfter,
            List<LinePoints> points,
            List<LeftOut> leftOut) {}

    /** @param promotionId the rule's name on a receipt; absent where it comes from a coupon */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EnteredDiscount(
            long amount,
            @Nullable String promotionId,
            @Nullable String couponCode) {}

    /**
     * What a rule takes off.
     *
     * @param promotionId its name on a receipt
     * @param limitedBy the limit that left less than the rule would give: RECEIPT, DAY …
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuotedDiscount(
            String rule,
            String promotionId,
            long amount,
            @Nullable String limitedBy,
            List<Discounts.OfLine> lines) {}

    /**
     * A coupon that the basket carries.
     *
     * @param applies it would be used up, and gives what its benefit says
     * @param cause why it gives nothing
     * @param benefit absent where nobody issued the code
     * @param amount that it takes off, minor units
     * @param lines where it takes that off
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuotedCoupon(
            String code,
            boolean applies,
            @Nullable WhyNot cause,
            @Schema(ref = "Benefit") @Nullable Benefit benefit,
            long amount,
            List<Discounts.OfLine> lines) {}

    /** Why a coupon gives nothing. */
    public enum WhyNot {
        /** Nobody issued this code. */
        UNKNOWN,
        /** It is another member's, or a member's and no card is shown. */
        NOT_YOURS,
        NOT_YET_VALID,
        EXPIRED,
        /** The receipt that brought it was voided. */
        WITHDRAWN,
        /** It was used before. */
        REDEEMED,
        /** No line of the basket is what it is for, or nothing is left to be paid for it. The receipt would use it up. */
        FITS_NOTHING
    }

    /** A line's part of what a rule gives. */
    public record LinePoints(String wallet, String rule, long points) {}

    /** @param cause DEPOSIT, FEE, VOIDED, NOT_POSITIVE, NOT_SELECTED … or NO_RULE */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeftOut(@Nullable String rule, String cause) {}

    /** @param why its arithmetic, as an explanation will show it once the receipt is posted */
    public record QuotedRule(String rule, String wallet, long points, Why.Earned why) {}

    /**
     * A collecting card afterwards.
     *
     * @param collects wallet of its units
     * @param filled cards that the basket fills; they are exchanged at once
     * @param units on the card that has begun, of {@code full}
     * @param wallet of the reward
     * @param given units of the reward for the filled cards
     */
    public record QuotedCard(
            String card, String collects, long filled, long units, long full, String wallet, long given) {}

    /**
     * What the member could pay of this basket with points, as though it had no POINTS tenders.
     *
     * @param active what he can spend before the basket gives him anything
     * @param points that this would take, {@code active} at most
     * @param amount minor units, {@code netAfter} at most
     */
    @Schema(requiredProperties = {"wallet", "active", "points", "amount"})
    public record Payable(String wallet, long active, long points, long amount) {}

    /** The member's level before and after. */
    public record QuotedTier(TierStanding before, TierStanding after) {}

    /**
     * @param step TIER, CARD or RULE
     * @param name id of the level or of the card, or a rule that would give something or one unit more
     * @param missing units; for a RULE minor units of {@code currency} that one would have to spend more
     * @param wallet RULE: of its units; absent for coupons and discounts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Next(
            String step,
            String name,
            long missing,
            @Nullable String currency,
            @Nullable String wallet) {}
}
