package io.pointbook.ledger.posting;

import io.pointbook.ledger.coupon.Coupon;
import io.pointbook.ledger.coupon.CouponAggregate;
import io.pointbook.ledger.coupon.CouponCommand;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.runtime.eventstore.AggregateRepository;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The coupons of one transaction. Nothing is asked or written where there are none. */
public final class CouponSitting {
    private final Commands commands;
    private final AggregateRepository<CouponAggregate> coupons;
    private final OpenTransaction transaction;
    private final PostingMetrics metrics;
    private final CouponRows rows = new CouponRows();

    CouponSitting(
            Commands commands,
            AggregateRepository<CouponAggregate> coupons,
            OpenTransaction transaction,
            PostingMetrics metrics) {
        this.commands = commands;
        this.coupons = coupons;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /** Makes sure that coupons are as the database has them: also what a decision leaves alone must rest on that. */
    void refresh(Collection<String> couponIds) {
        if (!couponIds.isEmpty()) {
            coupons.refresh(couponIds.stream().map(CouponIds::aggregate).toList());
        }
    }

    /** A coupon that is there, with all that was decided in this transaction. */
    public Coupon coupon(String couponId) {
        return coupons.load(CouponIds.aggregate(couponId)).invoke(CouponAggregate::coupon);
    }

    /**
     * Gives a command to its coupon. Whoever issues needs no lock, because nobody else knows the id; all other commands
     * are for coupons that were named to {@link Sitting#lock(Collection, Collection)}.
     *
     * @return what happened, in order; nothing where the command was a repeat
     * @throws io.pointbook.ledger.coupon.CouponRefusal where the coupon refuses
     */
    @SuppressWarnings("unchecked") // each handler of the aggregate answers its events
    public List<CouponEvent> tell(CouponCommand command) {
        var events = (List<CouponEvent>) Objects.requireNonNull(commands.dispatch(command));
        if (!events.isEmpty()) {
            if (rows.isEmpty()) {
                transaction.writeRows(rows::write);
                transaction.whenOver(this::count);
            }
            rows.add(events, coupon(command.couponId()));
        }
        return events;
    }

    private void count(boolean committed) {
        if (committed) {
            rows.events().forEach(metrics::coupon);
        }
    }
}
