package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something about a receipt that moved no points, or fewer than the till said.
 *
 * @param line the receipt's line, where it is about one
 * @param amount pieces as decimal text, points, or the id of a rule, by code
 * @param coupon the code of the coupon that it is about, as the receipt has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Note(
        Code code,
        @Nullable Integer line,
        @Nullable String amount,
        @Nullable String coupon) {

    public Note(Code code, @Nullable Integer line, @Nullable String amount) {
        this(code, line, amount, null);
    }

    /** About a coupon. */
    public static Note ofCoupon(Code code, String coupon) {
        return new Note(code, null, null, coupon);
    }

    /** What is noted. */
    public enum Code {
        /** More pieces came back than the named line had left. */
        OVER_RETURNED,
        /** No purchase was found for these pieces. */
        NO_PURCHASE,
        /** The receipt was voided before: a second void has no effect. */
        VOIDED_BEFORE,
        /** A void of a void has no effect. */
        VOID_OF_VOID,
        /** Paid with points, but no card was shown and the hold is not known. */
        NOBODY_PAYS,
        /** A till gave back more points than the named receipt had been paid with; the rest came as a lot of its own. */
        OVER_GIVEN,
        /** A rule's condition could not be evaluated within its limits, or its sum is too large; it counted for nothing here. */
        RULE_SKIPPED,
        /** The till applied a rule's discount otherwise than the ledger would have; what it took off stands. */
        PROMOTION_DIFFERS,
        /** The receipt carries the code of a coupon that nobody issued. */
        UNKNOWN_COUPON,
        /** It carries the coupon of a member who did not show his card. */
        NOT_YOUR_COUPON,
        /** It carries a coupon whose validity had not begun. */
        COUPON_NOT_YET_VALID,
        /** It carries a coupon whose validity was over. */
        COUPON_EXPIRED,
        /** It carries a coupon that was redeemed before. */
        COUPON_REDEEMED_BEFORE,
        /** It carries a coupon that was withdrawn, because the receipt that had brought it was voided. */
        COUPON_WITHDRAWN,
        /** It voids a receipt whose rule had given a coupon, and that coupon was used before: nothing is taken back. */
        VOIDED_COUPON_USED,
        /** It has used up a coupon that gave no points: it is about none of its lines, or no rule gave any to multiply. */
        COUPON_GAVE_NOTHING
    }
}
