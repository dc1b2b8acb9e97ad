package io.pointbook.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.campaign.CampaignTerms.Trigger;
import io.pointbook.notification.campaign.CampaignTerms.TriggerKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final String WARSAW = "Europe/Warsaw";

    @Test
    void a_daily_campaign_keeps_its_local_time_when_the_clocks_change() {
        var daily = trigger(null, "10:30", null);

        assertThat(Timetable.first(daily, at("2026-03-28T09:30:00Z"))).isEqualTo("2026-03-28T09:30:00Z");
        assertThat(Timetable.next(daily, at("2026-03-28T09:30:00Z"))).isEqualTo("2026-03-29T08:30:00Z");
    }

    @Test
    void an_hour_that_is_left_out_is_an_hour_later() {
        var night = trigger(null, "02:30", null);

        assertThat(Timetable.first(night, at("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void a_weekly_campaign_waits_for_its_day_and_ends_with_its_last_one() {
        var weekly = trigger(DayOfWeek.TUESDAY, "10:30", at("2026-03-10T09:30:00Z"));

        assertThat(Timetable.first(weekly, at("2026-03-02T11:00:00Z"))).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(Timetable.next(weekly, at("2026-03-03T09:30:00Z"))).isEqualTo("2026-03-10T09:30:00Z");
        assertThat(Timetable.next(weekly, at("2026-03-10T09:30:00Z"))).isNull();
    }

    private static Trigger trigger(@Nullable DayOfWeek day, String time, @Nullable Instant until) {
        return new Trigger(TriggerKind.SCHEDULE, null, Map.of(), time, day, WARSAW, until, null);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
