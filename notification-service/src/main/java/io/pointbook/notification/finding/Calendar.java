package io.pointbook.notification.finding;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar brings a member. Of several numbers of days ahead the one counts that was passed last, so that who is
 * first looked at three days before an end hears of it once. Pure.
 */
final class Calendar {
    private static final int WHOLE_PERCENT = 100;

    private final FindingSettings settings;

    Calendar(FindingSettings settings) {
        this.settings = settings;
    }

    /** All that can be said of him now; the same again tomorrow, until another number of days is passed. */
    List<Occasion> of(Profile profile, Instant now) {
        var found = new ArrayList<Occasion>();
        points(profile, now, found);
        reward(profile, now, found);
        tier(profile, now, found);
        coupons(profile, now, found);
        return found;
    }

    private record Lot(String wallet, LocalDate day) implements Comparable<Lot> {
        @Override
        public int compareTo(Lot other) {
            int byDay = day.compareTo(other.day);
            return byDay == 0 ? wallet.compareTo(other.wallet) : byDay;
        }
    }

    private void points(Profile profile, Instant now, List<Occasion> found) {
        var sums = new TreeMap<Lot, Long>();
        var ends = new HashMap<Lot, Instant>();
        for (var expiring : profile.expiring()) {
            var lot = new Lot(expiring.wallet(), day(expiring.at()));
            sums.merge(lot, expiring.points(), Math::addExact);
            ends.merge(lot, expiring.at(), (one, other) -> one.isBefore(other) ? one : other);
        }
        sums.forEach((lot, points) -> {
            var at = ends.getOrDefault(lot, now);
            var ahead = ahead(settings.pointsDaysAhead(), at, now);
            if (ahead != null) {
                found.add(new Occasion(
                        OccasionKind.POINTS_EXPIRING,
                        profile.memberId(),
                        lot.wallet() + ":" + lot.day() + ":" + ahead,
                        at,
                        Map.of("wallet", lot.wallet(), "points", points, OccasionKind.DAYS_AHEAD, (long) ahead)));
            }
        });
    }

    private void reward(Profile profile, Instant now, List<Occasion> found) {
        var nearest = profile.nearestReward();
        if (nearest == null
                || nearest.missing() <= 0
                || nearest.missing() * WHOLE_PERCENT > nearest.points() * settings.rewardPercent()) {
            return;
        }
        found.add(new Occasion(
                OccasionKind.REWARD_IN_REACH,
                profile.memberId(),
                nearest.rewardId() + ":" + YearMonth.from(day(now)),
                now,
                Map.of(
                        "rewardId",
                        nearest.rewardId(),
                        "name",
                        nearest.name(),
                        "wallet",
                        nearest.wallet(),
                        "price",
                        nearest.points(),
                        "missing",
                        nearest.missing())));
    }

    private void tier(Profile profile, Instant now, List<Occasion> found) {
        var tier = profile.tier();
        if (tier == null
                || tier.periodEnds() == null
                || tier.afterPeriod() == null
                || tier.afterPeriod().equals(tier.name())) {
            return;
        }
        var ahead = ahead(settings.tierDaysAhead(), tier.periodEnds(), now);
        if (ahead != null) {
            found.add(new Occasion(
                    OccasionKind.TIER_ABOUT_TO_FALL,
                    profile.memberId(),
                    tier.name() + ":" + day(tier.periodEnds()) + ":" + ahead,
                    tier.periodEnds(),
                    Map.of("tier", tier.name(), "after", tier.afterPeriod(), OccasionKind.DAYS_AHEAD, (long) ahead)));
        }
    }

    private void coupons(Profile profile, Instant now, List<Occasion> found) {
        for (var coupon : profile.coupons()) {
            var ahead =
                    coupon.validUntil() == null ? null : ahead(settings.couponDaysAhead(), coupon.validUntil(), now);
            if (ahead != null && coupon.validUntil() != null) {
                found.add(new Occasion(
                        OccasionKind.COUPON_EXPIRING,
                        profile.memberId(),
                        coupon.couponId() + ":" + ahead,
                        coupon.validUntil(),
                        Map.of("couponId", coupon.couponId(), OccasionKind.DAYS_AHEAD, (long) ahead)));
            }
        }
    }

    /** The smallest number of days within which it comes; nothing: it is over, or further away than all of them. */
    static @Nullable Integer ahead(List<Integer> days, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            return null;
        }
        return days.stream()
                .filter(ahead -> !at.isAfter(now.plus(Duration.ofDays(ahead))))
                .findFirst()
                .orElse(null);
    }

    private LocalDate day(Instant at) {
        return at.atZone(settings.zone()).toLocalDate();
    }
}
