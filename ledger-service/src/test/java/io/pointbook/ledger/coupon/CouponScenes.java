package io.pointbook.ledger.coupon;

import static io.pointbook.ledger.coupon.CouponStory.ANNA;
import static io.pointbook.ledger.coupon.CouponStory.APRIL;
import static io.pointbook.ledger.coupon.CouponStory.MARCH;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the approved samples show: one event of each kind. */
public final class CouponScenes {
    private static final Instant DAY = MARCH.plus(Duration.ofDays(1));

    private CouponScenes() {}

    /** By the name of the sample. */
    public static Map<String, CouponEvent> all() {
        var scenes = new LinkedHashMap<String, CouponEvent>();
        var anna = CouponStory.annas();
        scenes.put("issued", anna.last());
        anna.reserve("order-1", ANNA, DAY);
        scenes.put("reserved", anna.last());
        anna.release("order-1", DAY.plusSeconds(60));
        scenes.put("released", anna.last());
        anna.redeem("order-2", null, DAY.plusSeconds(120));
        scenes.put("redeemed", anna.last());
        anna.shown("S1/W1/2026-03-02/7", ANNA, DAY.plusSeconds(180));
        scenes.put("confirmed", anna.last());
        anna.shown("S1/W1/2026-03-02/8", ANNA, DAY.plusSeconds(240));
        scenes.put("reused", anna.last());
        anna.voided("S1/W1/2026-03-02/7", DAY.plusSeconds(300));
        scenes.put("voided", anna.last());
        anna.settle(APRIL.plusSeconds(5));
        scenes.put("expired", anna.last());
        var bearers = CouponStory.bearers();
        bearers.shown("S1/W1/2026-03-02/9", null, DAY);
        scenes.put("redeemed-by-receipt", bearers.last());
        var gone = CouponStory.annas();
        gone.withdraw("S1/W1/2026-02-20/3", DAY);
        scenes.put("withdrawn", gone.last());
        return scenes;
    }

    /** The event's number in its coupon's stream. */
    public static long sequence(CouponEvent event) {
        return Long.parseLong(event.eventId().substring(event.eventId().indexOf('#') + 1));
    }
}
