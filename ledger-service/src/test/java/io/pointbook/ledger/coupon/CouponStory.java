package io.pointbook.ledger.coupon;

import io.pointbook.ledger.coupon.CouponCommand.GiveBackCoupon;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponCommand.RedeemCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReleaseCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReserveCoupon;
import io.pointbook.ledger.coupon.CouponCommand.SettleCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ShowCoupon;
import io.pointbook.ledger.coupon.CouponCommand.WithdrawCoupon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The life of one coupon, told without a database. Anna's, valid for March, unless it is begun otherwise. */
public final class CouponStory {
    public static final String ANNA = "m-anna";
    public static final String BORIS = "m-boris";
    public static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    public static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    public static final Instant FEBRUARY = Instant.parse("2026-02-20T00:00:00Z");
    static final Duration QUARTER = Duration.ofMinutes(15);

    private final Coupon coupon;
    private final List<CouponEvent> events = new ArrayList<>();

    private CouponStory(String memberId, Instant until) {
        var terms = new CouponTerms(Benefit.percentOff(1_000), MARCH, until, "campaign spring");
        var issued = CouponDecision.issue(new IssueCoupon("c-1", "SPRING", memberId, terms, FEBRUARY));
        coupon = new Coupon(issued);
        events.add(issued);
    }

    public static CouponStory annas() {
        return new CouponStory(ANNA, APRIL);
    }

    public static CouponStory bearers() {
        return new CouponStory(null, APRIL);
    }

    static CouponStory endless() {
        return new CouponStory(ANNA, null);
    }

    public List<CouponEvent> reserve(String id, String by, Instant at) {
        return tell(new ReserveCoupon("c-1", id, by, at.plus(QUARTER), at));
    }

    public List<CouponEvent> redeem(String id, String reservation, Instant at) {
        return tell(new RedeemCoupon("c-1", id, reservation, ANNA, null, at));
    }

    public List<CouponEvent> redeemFor(String id, String receipt, Instant at) {
        return tell(new RedeemCoupon("c-1", id, null, ANNA, receipt, at));
    }

    public List<CouponEvent> release(String id, Instant at) {
        return tell(new ReleaseCoupon("c-1", id, at));
    }

    /** A receipt that is posted as soon as it ended. */
    public List<CouponEvent> shown(String receipt, String by, Instant endedAt) {
        return shown(receipt, by, endedAt, endedAt);
    }

    public List<CouponEvent> shown(String receipt, String by, Instant endedAt, Instant at) {
        return tell(new ShowCoupon("c-1", receipt, by, endedAt, at));
    }

    public List<CouponEvent> voided(String receipt, Instant at) {
        return tell(new GiveBackCoupon("c-1", receipt, at, at));
    }

    /** The receipt whose rule had given it is voided. */
    public List<CouponEvent> withdraw(String receipt, Instant at) {
        return tell(new WithdrawCoupon("c-1", receipt, at, at));
    }

    public List<CouponEvent> settle(Instant at) {
        return tell(new SettleCoupon("c-1", at));
    }

    private List<CouponEvent> tell(CouponCommand command) {
        var happened = CouponDecision.decide(coupon, command);
        happened.forEach(coupon::apply);
        events.addAll(happened);
        return happened;
    }

    public Coupon coupon() {
        return coupon;
    }

    public List<CouponEvent> events() {
        return events;
    }

    public CouponEvent last() {
        return events.getLast();
    }
}
