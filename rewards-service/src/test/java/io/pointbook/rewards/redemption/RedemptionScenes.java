package io.pointbook.rewards.redemption;

import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.Returns;
import io.pointbook.rewards.catalogue.RewardKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the approved samples show: one event of each kind, from four redemptions. */
public final class RedemptionScenes {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Choice CHOICE = new Choice("points-and-cash", new Money(500, "PLN"), "blue", "S1", "S1");
    private static final Worth WORTH = new Worth(new Money(3998, "PLN"), "PRIZE");

    private RedemptionScenes() {}

    /** By the name of the sample. */
    public static Map<String, RedemptionEvent> all() {
        var scenes = new LinkedHashMap<String, RedemptionEvent>();
        var mugs = new Told("order-1", "m-anna");
        scenes.put("requested", mugs.requested(goods()));
        scenes.put("reserved", mugs.reserved());
        scenes.put("held", mugs.held(1));
        scenes.put("confirmed", mugs.confirmed());
        scenes.put("captured", mugs.captured(1));
        scenes.put("fulfilled", mugs.fulfilled("parcel 7", List.of()));
        var poor = new Told("order-2", "m-boris");
        poor.requested(goods());
        poor.reserved();
        scenes.put("refused", poor.refused());
        var fickle = new Told("order-3", "m-clara");
        fickle.requested(goods());
        fickle.reserved();
        fickle.held(1);
        fickle.confirmed();
        scenes.put("hold-lapsed", fickle.lapsed(1));
        fickle.held(2);
        fickle.confirmed();
        fickle.captured(2);
        scenes.put("end-requested", fickle.end());
        scenes.put("points-given-back", fickle.givenBack());
        scenes.put("cancelled", fickle.cancelled());
        var coupon = new Told("order-4", "m-anna");
        scenes.put("requested-coupon", coupon.requested(coupon()));
        coupon.reserved();
        coupon.held(1);
        coupon.end();
        scenes.put("points-released", coupon.released(1));
        var regretful = new Told("order-5", "m-anna");
        scenes.put("requested-returnable", regretful.requested(returnable()));
        regretful.reserved();
        regretful.held(1);
        regretful.confirmed();
        regretful.captured(1);
        regretful.fulfilled("parcel 8", List.of());
        scenes.put("return-requested", regretful.comesBack());
        regretful.givenBack();
        scenes.put("returned", regretful.returned());
        var filmgoer = new Told("order-6", "m-boris");
        scenes.put("requested-voucher", filmgoer.requested(voucher()));
        return scenes;
    }

    /** The event's number in its redemption's stream. */
    public static long sequence(RedemptionEvent event) {
        return Long.parseLong(event.eventId().substring(event.eventId().indexOf('#') + 1));
    }

    private static RedemptionTerms goods() {
        return new RedemptionTerms("mug", 3, RewardKind.GOODS, 2, 200, "points", null, CHOICE, WORTH, null, null);
    }

    private static RedemptionTerms returnable() {
        return new RedemptionTerms(
                "mug",
                3,
                RewardKind.GOODS,
                2,
                200,
                "points",
                null,
                CHOICE,
                WORTH,
                null,
                new Returns(Duration.ofDays(30), true));
    }

    private static RedemptionTerms voucher() {
        return new RedemptionTerms(
                "cinema", 1, RewardKind.VOUCHER, 1, 300, "points", null, null, null, "cinema-tickets", null);
    }

    private static RedemptionTerms coupon() {
        var benefit = new CouponOffer.Benefit("DISCOUNT_PERCENT", 1000L, null, null, null, null, null, null);
        return new RedemptionTerms(
                "ten-off",
                1,
                RewardKind.DISCOUNT_COUPON,
                1,
                500,
                "points",
                new CouponOffer(benefit, Duration.ofDays(30)),
                null,
                null,
                null,
                null);
    }

    /** One redemption's events as they come, a second apart. */
    private static final class Told {
        private final String id;
        private final String member;
        private long number = -1;

        Told(String id, String member) {
            this.id = id;
            this.member = member;
        }

        private String next() {
            number++;
            return RedemptionIds.event(id, number);
        }

        private Instant now() {
            return NOON.plusSeconds(number);
        }

        RedemptionEvent requested(RedemptionTerms terms) {
            return new RedemptionEvent.RedemptionRequested(next(), id, member, terms, now());
        }

        RedemptionEvent reserved() {
            return new RedemptionEvent.StockReserved(next(), id, member, 2, true, "STAFF", now());
        }

        RedemptionEvent held(int hold) {
            var ends = NOON.plus(Duration.ofHours(hold));
            return new RedemptionEvent.PointsHeld(next(), id, member, hold, RedemptionIds.hold(id, hold), ends, now());
        }

        RedemptionEvent confirmed() {
            return new RedemptionEvent.RedemptionConfirmed(next(), id, member, now());
        }

        RedemptionEvent captured(int hold) {
            return new RedemptionEvent.PointsCaptured(next(), id, member, hold, 200, now());
        }

        RedemptionEvent fulfilled(String reference, List<String> codes) {
            return new RedemptionEvent.RedemptionFulfilled(
                    next(), id, member, "store 7", reference, "till 3/17", codes, now());
        }

        RedemptionEvent refused() {
            var refusal = Refusal.of(RefusalCode.INSUFFICIENT_POINTS, "missing", 40);
            return new RedemptionEvent.RedemptionRefused(next(), id, member, refusal, 2, now());
        }

        RedemptionEvent lapsed(int hold) {
            return new RedemptionEvent.HoldLapsed(next(), id, member, hold, now());
        }

        RedemptionEvent end() {
            return new RedemptionEvent.EndRequested(
                    next(), id, member, "store 7", "wrong colour", RefusalCode.LEDGER_UNAVAILABLE, now());
        }

        RedemptionEvent comesBack() {
            return new RedemptionEvent.ReturnRequested(next(), id, member, "store 7", "a crack", now());
        }

        RedemptionEvent returned() {
            return new RedemptionEvent.RedemptionReturned(next(), id, member, 2, now());
        }

        RedemptionEvent released(int hold) {
            return new RedemptionEvent.PointsReleased(next(), id, member, hold, now());
        }

        RedemptionEvent givenBack() {
            return new RedemptionEvent.PointsGivenBack(next(), id, member, 200, "adjustment:7/1", now());
        }

        RedemptionEvent cancelled() {
            return new RedemptionEvent.RedemptionCancelled(next(), id, member, 2, now());
        }
    }
}
