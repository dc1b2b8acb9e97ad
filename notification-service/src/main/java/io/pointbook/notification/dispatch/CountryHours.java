package io.pointbook.notification.dispatch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The hours in which texts may arrive in a country.
 *
 * @param country ISO 3166-1, two letters
 * @param from the day from which this row counts
 * @param fixedHolidays days of the year on which nothing may arrive
 * @param daysAfterEaster the same for days that move with Easter
 */
record CountryHours(
        String country,
        LocalDate from,
        List<Window> windows,
        Set<MonthDay> fixedHolidays,
        Set<Integer> daysAfterEaster) {

    /** Hours of some days of the week.  {@code LocalTime.MAX} closes at the end of the day. */
    record Window(DayOfWeek first, DayOfWeek last, LocalTime opens, LocalTime closes) {
        boolean isOn(DayOfWeek day) {
            return first.compareTo(day) <= 0 && day.compareTo(last) <= 0;
        }

        LocalDateTime opens(LocalDate day) {
            return day.atTime(opens);
        }

        LocalDateTime closes(LocalDate day) {
            return closes.equals(LocalTime.MAX) ? day.plusDays(1).atStartOfDay() : day.atTime(closes);
        }
    }

    /** Of this day, the earliest first. */
    List<Window> windowsOf(LocalDate day) {
        return isHoliday(day)
                ? List.of()
                : windows.stream()
                        .filter(window -> window.isOn(day.getDayOfWeek()))
                        .sorted(Comparator.comparing(Window::opens))
                        .toList();
    }

    private boolean isHoliday(LocalDate day) {
        return fixedHolidays.contains(MonthDay.from(day))
                || !daysAfterEaster.isEmpty()
                        && daysAfterEaster.contains(
                                (int) (day.toEpochDay() - easter(day.getYear()).toEpochDay()));
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous computus (Nature, 20 April 1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int full = (golden + 11 * epact + 22 * weekday) / 451;
        int march = epact + weekday - 7 * full + 114;
        return LocalDate.of(year, march / 31, march % 31 + 1);
    }
}
