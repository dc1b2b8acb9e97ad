package io.pointbook.ledger.account.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers behind an entry, as data; sentences are made when somebody reads them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Why.Earned.class, name = "earned"),
    @JsonSubTypes.Type(value = Why.Reversed.class, name = "reversed"),
    @JsonSubTypes.Type(value = Why.Redeemed.class, name = "redeemed"),
    @JsonSubTypes.Type(value = Why.GivenBack.class, name = "given-back"),
    @JsonSubTypes.Type(value = Why.Held.class, name = "held"),
    @JsonSubTypes.Type(value = Why.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Why.Adjusted.class, name = "adjusted"),
    @JsonSubTypes.Type(value = Why.Exchanged.class, name = "exchanged"),
    @JsonSubTypes.Type(value = Why.Prolonged.class, name = "prolonged"),
    @JsonSubTypes.Type(value = Why.Transferred.class, name = "transferred")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Why {

    /**
     * points = rounding( base / perAmount × factor ), cut to the cap.
     *
     * @param rule id of the rule
     * @param version of the programme that the rule stands in
     * @param base what the rule looked at, in minor units of {@code currency}
     * @param paidWithPoints the part of the lines that POINTS tenders paid, taken off before {@code base}
     * @param perAmount the amount for {@code factor} points, in minor units
     * @param rounding FLOOR in the default programme
     * @param cap the limit that cut the points, absent where none did
     * @param lines each line's share, or why it has none
     * @param ruled what only rules of a published programme have; absent in the default programme
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Earned(
            String rule,
            int version,
            String currency,
            long base,
            long paidWithPoints,
            long perAmount,
            long factor,
            String rounding,
            @Nullable Long cap,
            List<LineShare> lines,
            @Nullable Ruled ruled)
            implements Why {}

    /**
     * The rest of the arithmetic of a programme's rule.
     *
     * @param programme id of the programme
     * @param effect POINTS_FIXED, POINTS_PER_AMOUNT, POINTS_PER_UNIT, MULTIPLIER, COUPON_POINTS, COUPON_MULTIPLIER
     * @param pieces for POINTS_PER_UNIT: how many whole pieces counted
     * @param multiplier for MULTIPLIER: the factor as decimal text; {@code base} is then in points
     * @param wanted points before the limit cut them, absent where none did
     * @param limitedBy the period whose limit cut the points: RECEIPT, DAY, WEEK, MONTH, YEAR or EVER
     * @param counted the rule is limited by period: the account remembers this use
     * @param taxOff POINTS_PER_AMOUNT without tax: the tax that was taken off before {@code base}, in minor units
     * @param coupon code of the coupon that gave the points, where no rule did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ruled(
            String programme,
            String effect,
            @Nullable Long pieces,
            @Nullable String multiplier,
            @Nullable Long wanted,
            @Nullable String limitedBy,
            boolean counted,
            @Nullable String coupon,
            @Nullable Long taxOff) {
        public Ruled(
                String programme,
                String effect,
                @Nullable Long pieces,
                @Nullable String multiplier,
                @Nullable Long wanted,
                @Nullable String limitedBy,
                boolean counted) {
            this(programme, effect, pieces, multiplier, wanted, limitedBy, counted, null, null);
        }

        public Ruled(
                String programme,
                String effect,
                @Nullable Long pieces,
                @Nullable String multiplier,
                @Nullable Long wanted,
                @Nullable String limitedBy,
                boolean counted,
                @Nullable String coupon) {
            this(programme, effect, pieces, multiplier, wanted, limitedBy, counted, coupon, null);
        }

        /** The same of a base without tax. */
        public Ruled withoutTax(long amount) {
            return new Ruled(programme, effect, pieces, multiplier, wanted, limitedBy, counted, coupon, amount);
        }

        /** The same, cut by a limit. */
        public Ruled cut(long from, @Nullable String by) {
            return new Ruled(programme, effect, pieces, multiplier, from, by, counted, coupon, taxOff);
        }
    }

    /** A receipt line's points, or the cause of its exclusion: DEPOSIT, FEE, RETURN, VOIDED, NOT_POSITIVE, BY_VALUE … */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineShare(
            int line, long net, long points, @Nullable String excluded) {}

    /**
     * Taken off, or put back when {@code takes} are below zero.
     *
     * @param lot whose award it is about; none for a return by value
     * @param policy the return policy that was applied
     * @param takes where the points came from
     * @param forgiven points that the policy did not take
     * @param lines the purchase lines that it is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reversed(
            @Nullable String lot, ReturnPolicy policy, List<Take> takes, long forgiven, List<LineReversal> lines)
            implements Why {}

    /**
     * @param receipt identity of the purchase, or of the return itself where a return counts by its value
     * @param returned pieces that are back, of {@code bought}
     * @param share the line's points
     * @param points taken off now; below zero: put back
     * @param forgiven not taken, by policy
     * @param voided the whole receipt was voided
     */
    record LineReversal(
            String receipt,
            int line,
            String returned,
            String bought,
            long share,
            long points,
            long forgiven,
            boolean voided) {}

    /**
     * @param amount what the points paid, in minor units of the receipt's currency
     * @param asked points asked for
     * @param owed the part that was not there and became debt
     * @param unheld no hold covered it: the till was offline, or the hold was gone
     */
    record Redeemed(long amount, long asked, long owed, boolean unheld) implements Why {}

    /**
     * @param paidBy identity of the receipt that had paid with them, where it is known
     * @param unmatched no payment was found: they came back as a lot of their own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GivenBack(@Nullable String paidBy, boolean unmatched) implements Why {}

    /** @param expiresAt when the hold ends by itself */
    record Held(Instant expiresAt) implements Why {}

    /** The clock alone did it. */
    record Clock(Instant due) implements Why {}

    /**
     * Full cards that were exchanged for a reward.
     *
     * @param rule id of the card
     * @param version of the programme
     * @param cards how many were full
     * @param full units of one card
     */
    record Exchanged(String programme, int version, String rule, long cards, long full) implements Why {}

    /** @param until points of the wallet that would have expired earlier expire then */
    record Prolonged(Instant until) implements Why {}

    /**
     * @param other the account on the other side
     * @param actor who did it, as he named himself
     */
    record Transferred(String other, String actor) implements Why {}

    /** @param actor who did it, as he named himself */
    record Adjusted(String actor, String reason) implements Why {}
}
