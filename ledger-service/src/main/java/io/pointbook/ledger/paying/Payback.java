package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.paying.ReturnOffer.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line gives back.
 *
 * @param before pieces that have come back already
 * @param pieces that come back now
 * @param now the line's money and points for these
 */
record Payback(PaidLine paid, Quantity before, Quantity pieces, PaidLine now, List<Cause> causes) {

    private static final Set<Cause> NOTHING_BACK = Set.of(Cause.ALREADY_BACK, Cause.VOIDED, Cause.NOT_GOODS);

    /**
     * @param asked absent: all that can still come back
     * @param before absent: nothing has come back yet
     */
    static Payback of(PaidLine paid, @Nullable Quantity asked, @Nullable Quantity before) {
        var bought = paid.bought();
        if (bought.isZero()) {
            return ofLineWithoutPieces(paid, before != null);
        }
        var already = before == null ? Quantity.ZERO : before;
        var left = bought.minus(already);
        var wanted = asked == null ? left : asked;
        var pieces = wanted.compareTo(left) < 0 ? wanted : left;
        var causes = new ArrayList<Cause>();
        if (wanted.compareTo(bought) > 0) {
            causes.add(Cause.BEYOND_BOUGHT);
        }
        if (!already.isZero() && (left.isZero() || wanted.compareTo(left) > 0)) {
            causes.add(Cause.ALREADY_BACK);
        }
        var now = paid.upTo(already.plus(pieces)).minus(paid.upTo(already));
        return new Payback(paid, already, pieces, now, List.copyOf(causes));
    }

    /** Any return of it gives back the whole line, once. */
    private static Payback ofLineWithoutPieces(PaidLine paid, boolean isBack) {
        return new Payback(
                paid,
                Quantity.ZERO,
                Quantity.ZERO,
                isBack ? paid.minus(paid) : paid,
                isBack ? List.of(Cause.ALREADY_BACK) : List.of());
    }

    /** Nothing, and why. */
    static Payback nothing(PaidLine paid, Cause cause) {
        return new Payback(paid, Quantity.ZERO, Quantity.ZERO, paid.minus(paid), List.of(cause));
    }

    /** Whether a return of it has a RETURN line. */
    boolean comesBack() {
        return !pieces.isZero() || (paid.bought().isZero() && Collections.disjoint(causes, NOTHING_BACK));
    }

    /** The same with so many points at most; the amount that the others had paid is not given either. */
    Payback within(long most, Cause cause) {
        if (now.points() <= most) {
            return this;
        }
        var amount = PaidLine.part(now.pointsAmount(), most, now.points());
        return new Payback(paid, before, pieces, new PaidLine(now.line(), now.money(), amount, most), with(cause));
    }

    Payback because(Cause cause) {
        return new Payback(paid, before, pieces, now, with(cause));
    }

    private List<Cause> with(Cause cause) {
        var all = new ArrayList<>(causes);
        all.add(cause);
        return List.copyOf(all);
    }
}
