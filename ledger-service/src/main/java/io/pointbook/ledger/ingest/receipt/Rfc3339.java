package io.pointbook.ledger.ingest.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as the contract has them: RFC 3339, with what networknt's validator asserts of it. {@code T} and
 * {@code Z} in either case, a space for the {@code T}, up to nine decimals, offsets up to 18 hours, not
 * {@code -00:00} ("local time unknown"), and {@code :60} only where there was a leap second. Null: not such a text.
 */
final class Rfc3339 {
    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST_TIME = "2024-01-01T00:00:00Z".length();
    private static final int OFFSET_LENGTH = "+00:00".length();
    private static final int MAX_DECIMALS = 9;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    private static final int SECONDS_A_DAY = 86_400;
    // The years whose June, or whose December, ends in a leap second for networknt. It errs between 1971 and 1988,
    // where
    // no till receipt is from; none has been announced since 2016.
    private static final int[] LEAP_JUNES = {1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015};
    private static final int[] LEAP_DECEMBERS = {
        1971, 1972, 1973, 1974, 1975, 1976, 1977, 1978, 1988, 1989, 1990, 1995, 1998, 2005, 2008, 2016
    };

    /** A moment, and the local clock it was read from. */
    record Time(Instant at, ZoneOffset offset) {}

    private Rfc3339() {}

    static @Nullable LocalDate date(String text) {
        return text.length() == DATE_LENGTH ? dateAtStart(text) : null;
    }

    /** A second that says 60 is the first of the next minute, as computer clocks have it. */
    static @Nullable Time time(String text) {
        if (text.length() < SHORTEST_TIME || !isSeparator(text.charAt(10))) {
            return null;
        }
        var date = dateAtStart(text);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        if (date == null || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        int offsetAt = endOfDecimals(text);
        var offset = offsetAt < 0 ? null : offset(text, offsetAt);
        if (offset == null || (second == 60 && !isLeapSecond(date, hour, minute, offset))) {
            return null;
        }
        long local = date.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
        return new Time(Instant.ofEpochSecond(local - offset.getTotalSeconds(), nanos(text, offsetAt)), offset);
    }

    private static boolean isSeparator(char c) {
        return c == 'T' || c == 't' || c == ' ';
    }

    private static @Nullable LocalDate dateAtStart(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        boolean tooLate = day > 28 && day > YearMonth.of(year, month).lengthOfMonth();
        return tooLate ? null : LocalDate.of(year, month, day);
    }

    /** Where the offset begins, or -1. */
    private static int endOfDecimals(String text) {
        if (text.charAt(19) != '.') {
            return 19;
        }
        int at = 20;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int decimals = at - 20;
        return decimals < 1 || decimals > MAX_DECIMALS ? -1 : at;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = 0; i < MAX_DECIMALS; i++) {
            nanos = nanos * 10 + (20 + i < end ? text.charAt(20 + i) - '0' : 0);
        }
        return nanos;
    }

    private static @Nullable ZoneOffset offset(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return ZoneOffset.UTC;
        }
        if (left != OFFSET_LENGTH || text.charAt(at + 3) != ':') {
            return null;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        int seconds = hours * 3600 + minutes * 60;
        if (hours < 0 || minutes < 0 || minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '+' -> ZoneOffset.ofTotalSeconds(seconds);
            case '-' -> seconds == 0 ? null : ZoneOffset.ofTotalSeconds(-seconds);
            default -> null;
        };
    }

    /** Asked of the date as it is written: the other side of the date line from UTC is not followed. */
    private static boolean isLeapSecond(LocalDate date, int hour, int minute, ZoneOffset offset) {
        int minuteOfUtc = minute - offset.getTotalSeconds() % 3600 / 60;
        int hourOfUtc = hour - offset.getTotalSeconds() / 3600;
        if (hourOfUtc != 23 || minuteOfUtc != 59) {
            return false;
        }
        return switch (date.getMonth()) {
            case JUNE -> date.getDayOfMonth() == 30 && contains(LEAP_JUNES, date.getYear());
            case DECEMBER -> date.getDayOfMonth() == 31 && contains(LEAP_DECEMBERS, date.getYear());
            default -> false;
        };
    }

    private static boolean contains(int[] years, int year) {
        return Arrays.binarySearch(years, year) >= 0;
    }

    /** The decimal number there, or -1. */
    private static int number(String text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
