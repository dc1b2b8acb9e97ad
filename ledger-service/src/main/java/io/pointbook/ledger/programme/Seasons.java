package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.programme.ProgrammeDocument.Schedule.Every;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Months, quarters and years of a programme's zone, and what was earned in them. */
final class Seasons {
    private static final int MONTHS_OF_QUARTER = 3;

    private Seasons() {}

    /** The latest period that was over so long before now. */
    static Season latest(Every every, Period after, Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        var until = begin(every, day);
        while (until.plus(after).atStartOfDay(zone).toInstant().isAfter(now)) {
            until = begin(every, until.minusDays(1));
        }
        return new Season(
                every.name(),
                begin(every, until.minusDays(1)).atStartOfDay(zone).toInstant(),
                until.atStartOfDay(zone).toInstant());
    }

    /** Where the period begins that ends then. */
    static Instant begin(Every every, Instant until, ZoneId zone) {
        return begin(every, until.atZone(zone).toLocalDate().minusDays(1))
                .atStartOfDay(zone)
                .toInstant();
    }

    private static LocalDate begin(Every every, LocalDate day) {
        var first = day.withDayOfMonth(1);
        return switch (every) {
            case MONTH -> first;
            case QUARTER -> first.minusMonths((first.getMonthValue() - 1L) % MONTHS_OF_QUARTER);
            case YEAR -> first.withMonth(1);
        };
    }

    /** What is left of what each wallet got in a period: goods that were brought back are off. */
    static Map<String, Long> earned(Account member, Instant from, Instant until) {
        var earned = new TreeMap<String, Long>();
        for (Lot lot : member.book().lots()) {
            if (!lot.businessTime().isBefore(from) && lot.businessTime().isBefore(until)) {
                earned.merge(lot.wallet(), lot.pending() + lot.active() + lot.held(), Math::addExact);
            }
        }
        return earned;
    }
}
