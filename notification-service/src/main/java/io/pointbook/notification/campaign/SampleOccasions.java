package io.pointbook.notification.campaign;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a campaign's texts are tried with before the first real occasion: one of each kind, with all its facts. */
final class SampleOccasions {
    private static final Duration AHEAD = Duration.ofDays(14);

    private SampleOccasions() {}

    static Occasion of(OccasionKind kind, Instant now) {
        return new Occasion(kind, "sample", "sample", now.plus(AHEAD), facts(kind));
    }

    private static Map<String, Object> facts(OccasionKind kind) {
        return switch (kind) {
            case POINTS_EXPIRING -> Map.of("wallet", "points", "points", 1_000L, OccasionKind.DAYS_AHEAD, 14L);
            case REWARD_IN_REACH ->
                Map.of("rewardId", "coffee", "name", "A coffee", "wallet", "points", "missing", 50L, "price", 500L);
            case TIER_CHANGED -> Map.of("tier", "gold", "before", "silver", "qualifying", 1_200L);
            case TIER_ABOUT_TO_FALL -> Map.of("tier", "gold", "after", "silver", OccasionKind.DAYS_AHEAD, 14L);
            case SURPRISE_WON -> Map.of("couponId", "draw:7", "code", "K7M2PX9QR4TW", "benefit", "FREE_ITEM");
            case COUPON_EXPIRING -> Map.of("couponId", "campaign-7:4711", OccasionKind.DAYS_AHEAD, 3L);
            case CAME_BACK -> Map.of("daysAway", 60L, "storeId", "7");
            case BIRTHDAY -> Map.of();
            case SHOP_MOVED -> Map.of("storeId", "7", "address", "Long Street 1", "kilometres", 2L);
            case SEGMENT_ENTERED, SEGMENT_LEFT -> Map.of("segmentId", "regulars", "version", 1L, "name", "Regulars");
        };
    }
}
