package io.pointbook.ledger.account;

import java.util.List;
import java.util.stream.Stream;

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

    /** Nobody gets anything, and there is nothing to note. */
    public boolean isNothing() {
        return awards.isEmpty() && coupons.isEmpty() && notes.isEmpty();
    }

    /** Both, this one first. */
    public Judgement and(Judgement more) {
        return new Judgement(join(awards, more.awards), join(coupons, more.coupons), join(notes, more.notes));
    }

    private static <T> List<T> join(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
