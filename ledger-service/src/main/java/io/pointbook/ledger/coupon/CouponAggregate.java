package io.pointbook.ledger.coupon;

import io.pointbook.ledger.coupon.CouponCommand.GiveBackCoupon;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponCommand.RedeemCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReleaseCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReserveCoupon;
import io.pointbook.ledger.coupon.CouponCommand.SettleCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ShowCoupon;
import io.pointbook.ledger.coupon.CouponCommand.WithdrawCoupon;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: takes commands, applies events and answers them. What they mean stands in {@link CouponDecision}. */
@AggregateRoot(type = "coupon")
public class CouponAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String aggregateId;

    private @Nullable Coupon coupon;

    /** For Axon, before the first event. */
    protected CouponAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    List<CouponEvent> handle(IssueCoupon command) {
        var issued = CouponDecision.issue(command);
        AggregateLifecycle.apply(issued);
        return List.of(issued);
    }

    @CommandHandler
    List<CouponEvent> handle(ReserveCoupon ask) {
        return applied(ask);
    }

    @CommandHandler
    List<CouponEvent> handle(RedeemCoupon ask) {
        return applied(ask);
    }

    @CommandHandler
    List<CouponEvent> handle(ReleaseCoupon ask) {
        return applied(ask);
    }

    @CommandHandler
    List<CouponEvent> handle(ShowCoupon fact) {
        return applied(fact);
    }

    @CommandHandler
    List<CouponEvent> handle(GiveBackCoupon fact) {
        return applied(fact);
    }

    @CommandHandler
    List<CouponEvent> handle(WithdrawCoupon fact) {
        return applied(fact);
    }

    @CommandHandler
    List<CouponEvent> handle(SettleCoupon tick) {
        return applied(tick);
    }

    private List<CouponEvent> applied(CouponCommand command) {
        var events = CouponDecision.decide(coupon(), command);
        events.forEach(AggregateLifecycle::apply);
        return events;
    }

    @EventSourcingHandler
    void on(CouponEvent event) {
        if (event instanceof CouponIssued issued) {
            aggregateId = CouponIds.aggregate(issued.couponId());
            coupon = new Coupon(issued);
        } else {
            coupon().apply(event);
        }
    }

    /** The state, for those who read. */
    public Coupon coupon() {
        if (coupon == null) {
            throw new IllegalStateException("a coupon begins with CouponIssued");
        }
        return coupon;
    }
}
