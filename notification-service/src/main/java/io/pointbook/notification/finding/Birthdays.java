package io.pointbook.notification.finding;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose birthday is today, where he lives. Who was born on 29 February has it on 28 February in other years. */
final class Birthdays {
    private Birthdays() {}

    static @Nullable Occasion of(String memberId, MonthDay birthday, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        // atYear takes the last valid day of the month where there is no 29th
        return today.equals(birthday.atYear(today.getYear()))
                ? new Occasion(
                        OccasionKind.BIRTHDAY,
                        memberId,
                        Integer.toString(today.getYear()),
                        today.atStartOfDay(zone).toInstant(),
                        Map.of())
                : null;
    }
}
