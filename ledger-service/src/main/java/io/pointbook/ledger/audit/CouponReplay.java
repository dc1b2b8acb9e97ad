package io.pointbook.ledger.audit;

import io.pointbook.ledger.coupon.Coupon;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import java.util.HashMap;
import java.util.Map;

/** The coupons as their events alone tell them, checked event by event. */
final class CouponReplay {
    private final AuditReport report;
    private final Map<String, Coupon> coupons = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, CouponReused> reuses = new HashMap<>();

    CouponReplay(AuditReport report) {
        this.report = report;
    }

    void take(CouponEvent event, long sequence) {
        report.count("events of coupons", 1);
        long expected = sequences.merge(event.couponId(), 1L, Long::sum) - 1;
        if (sequence != expected) {
            report.differs("event " + event.eventId() + " has sequence " + sequence + ", not " + expected);
        }
        var coupon = coupons.get(event.couponId());
        if (event instanceof CouponIssued issued && coupon == null) {
            coupons.put(issued.couponId(), new Coupon(issued));
        } else if (coupon == null || event instanceof CouponIssued) {
            report.differs("event " + event.eventId() + " is out of place in the life of its coupon");
        } else {
            next(coupon, event);
        }
    }

    private void next(Coupon coupon, CouponEvent event) {
        if (event instanceof CouponRedeemed && coupon.redemption() != null) {
            report.differs("event " + event.eventId() + " redeems a coupon that is redeemed");
        }
        if (event instanceof CouponReused reused) {
            reuses.put(reused.eventId(), reused);
        }
        coupon.apply(event);
    }

    Map<String, Coupon> coupons() {
        return coupons;
    }

    Map<String, CouponReused> reuses() {
        return reuses;
    }
}
