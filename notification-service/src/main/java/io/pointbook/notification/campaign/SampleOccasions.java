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
                Map.of("reward", "coffee", "name", "A coffee", "wallet", "points", "missing", 50L, "price", 500L);
            case TIER_CHANGED -> Map.of("tier", "gold", "before", "silver");
            case TIER_ABOUT_TO_FALL -> Map.of("tier", "gold", "after", "silver", OccasionKind.DAYS_AHEAD, 14L);
            case SURPRISE_WON -> Map.of("rule", "spring-surprise");
            case COUPON_EXPIRING -> Map.of("couponId", "campaign-7:4711", OccasionKind.DAYS_AHEAD, 3L);
            case BIRTHDAY, CAME_BACK -> Map.of("days", 60L);
            case SHOP_MOVED -> Map.of("store", "7", "address", "Long Street 1", "kilometres", 2L);
            case SEGMENT_ENTERED, SEGMENT_LEFT -> Map.of("segment", "regulars", "version", 1L);
        };
    }
}
