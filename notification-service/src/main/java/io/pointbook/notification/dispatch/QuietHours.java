package io.pointbook.notification.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * When a text may arrive, by the country of the phone and in the member's own time. Services (a code that he asked for) may
 * arrive at any hour; mail may too, because it makes no noise.
 */
public final class QuietHours {
    /** The row of countries that have none of their own. */
    static final String ELSEWHERE = "*";

    /** No country is silent for so many days. */
    private static final int MOST_DAYS = 14;

    private final List<CountryHours> rows;

    QuietHours(List<CountryHours> rows) {
        if (rows.stream().noneMatch(row -> row.country().equals(ELSEWHERE))) {
            throw new IllegalArgumentException("quiet hours need a row for country '" + ELSEWHERE + "'");
        }
        this.rows = List.copyOf(rows);
    }

    /**
     * The moment from which it may arrive: now, or the beginning of the next hours that are allowed.
     *
     * @param country ISO 3166-1, two letters, of the phone number
     */
    public Instant openFrom(String country, ZoneId zone, Instant now) {
        var local = LocalDateTime.ofInstant(now, zone);
        for (int days = 0; days <= MOST_DAYS; days++) {
            var day = local.toLocalDate().plusDays(days);
            for (var window : row(country, day).windowsOf(day)) {
                var opens = window.opens(day).atZone(zone).toInstant();
                var closes = window.closes(day).atZone(zone).toInstant();
                if (now.isBefore(closes)) {
                    return now.isAfter(opens) ? now : opens;
                }
            }
        }
        throw new IllegalStateException("there are only quiet hours in " + country + " for " + MOST_DAYS + " days");
    }

    private CountryHours row(String country, LocalDate day) {
        return newest(country, day).orElseGet(() -> newest(ELSEWHERE, day).orElseThrow());
    }

    private java.util.Optional<CountryHours> newest(String country, LocalDate day) {
        return rows.stream()
                .filter(row -> row.country().equals(country) && !row.from().isAfter(day))
                .max(Comparator.comparing(CountryHours::from));
    }
}
