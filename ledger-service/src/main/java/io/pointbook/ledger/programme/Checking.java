package io.pointbook.ledger.programme;

import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is looked at in many places of a programme: ids, numbers, times, wallets. Collects what is wrong. */
abstract sealed class Checking permits ProgrammeCheck, RuleCheck, DiscountCheck {
    static final long MOST_POINTS = 1_000_000_000L;
    private static final int MOST_THINGS = 50;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final long MOST_DAYS = 36_600;
    private static final long MOST_MONTHS = 1_200;

    final List<Problem> problems;
    final Map<String, Wallet> wallets;

    /** @param wallets of the programme, by id; filled while they are looked at */
    Checking(List<Problem> problems, Map<String, Wallet> wallets) {
        this.problems = problems;
        this.wallets = wallets;
    }

    final @Nullable Wallet wallet(String where, @Nullable String id) {
        var wallet = id == null ? null : wallets.get(id);
        expect(
                wallet != null,
                where,
                "one of the programme's wallets is expected: "
                        + String.join(", ", wallets.keySet().stream().sorted().toList()));
        return wallet;
    }

    final @Nullable LocalDate date(String where, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            add(where, "a day like 2027-01-31 is expected");
            return null;
        }
    }

    final @Nullable LocalTime time(String where, @Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException _) {
            add(where, "a time of day like 15:00 is expected");
            return null;
        }
    }

    final @Nullable BigDecimal decimal(String where, @Nullable String text) {
        if (text != null && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        add(where, "a decimal number in quotes is expected, like \"1.5\"");
        return null;
    }

    /** Long ones would lead beyond the calendar, at a till. */
    final void period(String where, @Nullable Period period) {
        expect(
                period == null
                        || (!period.isNegative()
                                && period.toTotalMonths() <= MOST_MONTHS
                                && period.getDays() <= MOST_DAYS),
                where,
                "a period of at most 100 years is expected, not below zero, like P3M");
    }

    final void duration(String where, Duration duration) {
        expect(
                !duration.isNegative() && duration.toDays() <= MOST_DAYS,
                where,
                "at most " + MOST_DAYS + " days are expected, not below zero, like P400D");
    }

    final void positive(String where, long number) {
        expect(number > 0 && number <= MOST_POINTS, where, "a number from 1 to " + MOST_POINTS + " is expected");
    }

    final void few(String where, List<?> things) {
        expect(things.size() <= MOST_THINGS, where, "at most " + MOST_THINGS + " are possible");
    }

    final void id(String where, @Nullable String id) {
        expect(
                id != null && ID.matcher(id).matches(),
                where,
                "an id of 1 to 64 small letters, digits and hyphens is expected");
    }

    final void expect(boolean right, String where, String what) {
        if (!right) {
            add(where, what);
        }
    }

    final void add(String where, String what) {
        problems.add(new Problem(where, what, null));
    }
}
