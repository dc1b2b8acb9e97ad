package io.pointbook.ledger.coupon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What it means for a coupon that a receipt carries its code. */
public enum Shown {
    /** The receipt uses it up. */
    REDEEMS,
    /** A caller had redeemed it for this receipt: nothing more. */
    REDEEMED_FOR_IT,
    /** A caller had redeemed it and named no receipt: it is this one. */
    CONFIRMS,
    /** It was redeemed before: gives nothing, and is reported. */
    REDEEMED_BEFORE,
    /** It is another member's, or a member's and no card was shown. */
    NOT_YOURS,
    /** Its validity had not begun when the receipt ended. */
    NOT_YET_VALID,
    /** Its validity was over when the receipt ended. */
    EXPIRED,
    /** The receipt that brought it was voided, and it had not been used. */
    WITHDRAWN;

    /**
     * Who shows a coupon on a receipt of a household's pool: the member himself where it is his own, else the household.
     *
     * @param account that the receipt belongs to
     * @param holder whose card the receipt has
     */
    public static @Nullable String by(Coupon coupon, @Nullable String account, @Nullable String holder) {
        return holder != null && holder.equals(coupon.memberId()) ? holder : account;
    }

    /**
     * Decides it by the facts known now.
     *
     * @param shownBy the member whose card the receipt has
     * @param at when the receipt ended: a receipt that comes late still redeems what was valid then
     */
    public static Shown on(Coupon coupon, String receipt, @Nullable String shownBy, Instant at) {
        if (coupon.memberId() != null && !coupon.memberId().equals(shownBy)) {
            return NOT_YOURS;
        }
        var use = coupon.redemption();
        if (use != null) {
            if (use.receipt() == null) {
                return CONFIRMS;
            }
            return use.receipt().equals(receipt) ? REDEEMED_FOR_IT : REDEEMED_BEFORE;
        }
        if (coupon.isWithdrawn()) {
            return WITHDRAWN;
        }
        if (!coupon.terms().hasBegun(at)) {
            return NOT_YET_VALID;
        }
        // a reservation that was made in time still redeems
        return coupon.terms().isOver(at) && !coupon.wasReservedAt(at) ? EXPIRED : REDEEMS;
    }
}
