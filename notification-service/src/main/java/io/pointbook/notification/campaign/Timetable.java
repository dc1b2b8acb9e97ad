package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Trigger;
import io.pointbook.notification.campaign.CampaignTerms.TriggerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a campaign with a time goes through its audience. */
final class Timetable {
    private Timetable() {}

    /**
     * The first time that is not before a moment; nothing: never. An hour that the change of clocks leaves out is an hour
     * later, one that comes twice is the first of both.
     */
    static @Nullable Instant first(Trigger trigger, Instant from) {
        return switch (trigger.kind()) {
            case OCCASION -> null;
            case ONCE -> Objects.requireNonNull(trigger.at());
            case SCHEDULE -> scheduled(trigger, from);
        };
    }

    /** The one after; nothing: that was the last. */
    static @Nullable Instant next(Trigger trigger, Instant now) {
        return trigger.kind() == TriggerKind.SCHEDULE ? scheduled(trigger, now.plusNanos(1_000)) : null;
    }

    private static @Nullable Instant scheduled(Trigger trigger, Instant from) {
        var zone = ZoneId.of(Objects.requireNonNull(trigger.zone()));
        var day = from.atZone(zone).toLocalDate();
        var at = onOrAfter(trigger, day).atTime(time(trigger)).atZone(zone);
        if (at.toInstant().isBefore(from)) {
            at = onOrAfter(trigger, day.plusDays(1)).atTime(time(trigger)).atZone(zone);
        }
        return trigger.until() != null && at.toInstant().isAfter(trigger.until()) ? null : at.toInstant();
    }

    private static LocalDate onOrAfter(Trigger trigger, LocalDate day) {
        return trigger.day() == null ? day : day.with(TemporalAdjusters.nextOrSame(trigger.day()));
    }

    private static LocalTime time(Trigger trigger) {
        return LocalTime.parse(Objects.requireNonNull(trigger.time()));
    }
}
