package io.pointbook.notification.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.profile.Profile;
import io.pointbook.notification.profile.Profile.Coupon;
import io.pointbook.notification.profile.Profile.Expiring;
import io.pointbook.notification.profile.Profile.NearestReward;
import io.pointbook.notification.profile.Profile.Purchases;
import io.pointbook.notification.profile.Profile.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Calendar CALENDAR =
            new Calendar(new FindingSettings(List.of(14, 3), List.of(30), List.of(3), 20, WARSAW));

    @Test
    void points_of_one_day_are_one_occasion_at_each_number_of_days_ahead() {
        var soon = NOW.plus(Duration.ofDays(14));
        var member = member(
                List.of(new Expiring("points", soon, 40), new Expiring("points", soon.plusSeconds(60), 2)), null, null);

        assertThat(CALENDAR.of(member, NOW))
                .extracting(Occasion::occasionId, occasion -> occasion.facts().get("points"))
                .containsExactly(tuple("points:2026-03-16:14", 42L));
        assertThat(CALENDAR.of(member, NOW.minusSeconds(1))).isEmpty();
        assertThat(CALENDAR.of(member, soon.minus(Duration.ofDays(3))))
                .extracting(Occasion::occasionId)
                .containsExactly("points:2026-03-16:3");
        assertThat(CALENDAR.of(member, soon.plusSeconds(60))).isEmpty();
    }

    @Test
    void a_reward_is_within_reach_when_a_fifth_of_its_price_is_missing() {
        assertThat(CALENDAR.of(member(List.of(), reward(500, 100), null), NOW))
                .extracting(Occasion::kind, Occasion::occasionId)
                .containsExactly(tuple(OccasionKind.REWARD_IN_REACH, "mug:2026-03"));
        assertThat(CALENDAR.of(member(List.of(), reward(500, 101), null), NOW)).isEmpty();
    }

    @Test
    void a_tier_is_about_to_fall_when_its_period_ends_and_another_follows() {
        var ends = NOW.plus(Duration.ofDays(30));

        assertThat(CALENDAR.of(member(List.of(), null, new Tier("gold", 0, ends, null, null, "silver")), NOW))
                .extracting(Occasion::kind, Occasion::at)
                .containsExactly(tuple(OccasionKind.TIER_ABOUT_TO_FALL, ends));
        assertThat(CALENDAR.of(member(List.of(), null, new Tier("gold", 0, ends, null, null, "gold")), NOW))
                .isEmpty();
        assertThat(CALENDAR.of(
                        member(List.of(), null, new Tier("gold", 0, ends.plusSeconds(1), null, null, "silver")), NOW))
                .isEmpty();
    }

    @Test
    void a_coupon_expires_soon_once() {
        var coupon = new Coupon("c-1", "CODE", "POINTS", null, null, null, NOW, NOW.plus(Duration.ofDays(3)));
        var member = new Profile(
                "m-1",
                Map.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                none(),
                null,
                List.of(coupon, new Coupon("c-2", "CODE", "POINTS", null, null, null, NOW, null)),
                Map.of());

        assertThat(CALENDAR.of(member, NOW)).extracting(Occasion::occasionId).containsExactly("c-1:3");
        // the code itself is worth money: it is not told
        assertThat(CALENDAR.of(member, NOW).getFirst().facts()).doesNotContainValue("CODE");
    }

    @Test
    void a_birthday_is_the_day_where_the_member_lives_and_the_29th_of_february_is_the_28th_in_other_years() {
        var late = Instant.parse("2026-03-01T23:30:00Z"); // the second in Warsaw already

        assertThat(Birthdays.of("m-1", MonthDay.of(3, 2), WARSAW, late)).isNotNull();
        assertThat(Birthdays.of("m-1", MonthDay.of(3, 1), WARSAW, late)).isNull();
        assertThat(Birthdays.of("m-1", MonthDay.of(2, 29), WARSAW, Instant.parse("2026-02-28T12:00:00Z")))
                .isNotNull();
        assertThat(Birthdays.of("m-1", MonthDay.of(2, 29), WARSAW, Instant.parse("2028-02-28T12:00:00Z")))
                .isNull();
        assertThat(Birthdays.of("m-1", MonthDay.of(2, 29), WARSAW, Instant.parse("2028-02-29T12:00:00Z")))
                .isNotNull();
    }

    private static NearestReward reward(long price, long missing) {
        return new NearestReward("mug", "points", price, missing, "A mug", Map.of());
    }

    private static Profile member(List<Expiring> expiring, @Nullable NearestReward reward, @Nullable Tier tier) {
        return new Profile(
                "m-1", Map.of(), tier, expiring, reward, List.of(), List.of(), null, null, null, none(), null,
                List.of(), Map.of());
    }

    private static Purchases none() {
        return new Purchases(null, null, 0, 0, null);
    }
}
