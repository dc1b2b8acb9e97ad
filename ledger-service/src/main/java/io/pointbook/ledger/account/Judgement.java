package io.pointbook.ledger.account;

import java.util.List;

/**
 * What a programme says about a receipt.
 *
 * @param awards in the order in which they are booked
 * @param coupons that are issued with it
 * @param notes rules that could not be asked, and what an operator may want to look at
 */
public record Judgement(List<Award> awards, List<CouponGrant> coupons, List<Note> notes) {
    /** A receipt that earns nothing. */
    public static final Judgement NOTHING = new Judgement(List.of(), List.of(), List.of());
}
