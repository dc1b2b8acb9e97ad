package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.TierReasons;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.programme.ProgrammeDocument.Ladder;
import io.pointbook.ledger.programme.ProgrammeDocument.Ladder.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A member's level, from what the qualifying wallet's lots say: nothing is stored that could differ from them. What was
 * reached counts at once and for the whole next period; spending takes nothing from it, goods brought back do.
 */
final class Tiers {
    /** Periods that are looked through, the latest ones: a century of months. */
    private static final int MOST_PERIODS = 1_200;

    /** Of a quarter. */
    private static final int MONTHS = 3;

    private final Ladder ladder;
    private final ZoneId zone;
    private final List<Level> levels;

    Tiers(Ladder ladder, ZoneId zone) {
        this.ladder = ladder;
        this.zone = zone;
        this.levels = ladder.levels().stream()
                .sorted(Comparator.comparingLong(Level::from))
                .toList();
    }

    /** The level at this instant, from lots with a business time up to it. */
    String at(Account member, Instant at) {
        return levels.get(now(member, at).level()).id();
    }

    TierStanding standing(Account member, Instant at) {
        var now = now(member, at);
        boolean highest = now.level() == levels.size() - 1;
        return new TierStanding(
                levels.get(now.level()).id(),
                now.earned(),
                now.until().atStartOfDay(zone).toInstant(),
                highest ? null : levels.get(now.level() + 1).id(),
                highest ? null : Math.max(0, levels.get(now.level() + 1).from() - now.earned()),
                levels.get(after(now.level(), now.reached())).id());
    }

    /**
     * One period of a member.
     *
     * @param from its first day
     * @param until the first day after it
     * @param reached index of the level that this much reaches
     * @param level index of the level that it ended with, or that counts now
     */
    record Step(LocalDate from, LocalDate until, long earned, int reached, int level) {}

    /** From the first period in which anything was earned to the current one, which is always there. */
    List<Step> steps(Account member, Instant at) {
        var earned = new TreeMap<LocalDate, Long>();
        for (Lot lot : member.book().lots()) {
            if (lot.wallet().equals(ladder.wallet()) && !lot.businessTime().isAfter(at)) {
                earned.merge(start(member, day(lot.businessTime())), units(lot), Math::addExact);
            }
        }
        var current = start(member, day(at));
        var period = earned.isEmpty() ? current : earned.firstKey();
        var steps = new ArrayList<Step>();
        int level = 0;
        for (int i = 0; i < MOST_PERIODS && period.isBefore(current); i++) {
            var step = step(member, period, earned, level);
            steps.add(step);
            level = after(step.level(), step.reached());
            period = step.until();
        }
        steps.add(step(member, current, earned, level));
        return steps;
    }

    private Step step(Account member, LocalDate period, TreeMap<LocalDate, Long> earned, int begun) {
        long units = earned.getOrDefault(period, 0L);
        int reached = reached(units);
        return new Step(period, next(member, period), units, reached, Math.max(begun, reached));
    }

    private Step now(Account member, Instant at) {
        return steps(member, at).getLast();
    }

    /** What is left of a lot, spendable or not. */
    static long units(Lot lot) {
        return lot.pending() + lot.active() + lot.held();
    }

    String wallet() {
        return ladder.wallet();
    }

    /** The highest level whose threshold lies above the one number and not above the other. */
    @Nullable
    String passed(long before, long after) {
        int reached = reached(after);
        return reached > reached(before) ? levels.get(reached).id() : null;
    }

    TierReasons.Period period(Step step) {
        return new TierReasons.Period(
                step.from().atStartOfDay(zone).toInstant(),
                step.until().atStartOfDay(zone).toInstant(),
                step.earned(),
                levels.get(step.reached()).id(),
                levels.get(step.level()).id());
    }

    /** The level that a period begins with, by the level that the one before ended with and what was reached in it. */
    private int after(int ended, int reached) {
        return ladder.softLanding() ? Math.max(reached, ended - 1) : reached;
    }

    private int reached(long units) {
        int level = 0;
        for (int i = 0; i < levels.size(); i++) {
            level = units >= levels.get(i).from() ? i : level;
        }
        return level;
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private LocalDate start(Account member, LocalDate day) {
        return switch (ladder.period()) {
            case CALENDAR_YEAR -> day.withDayOfYear(1);
            case CALENDAR_QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1L) % MONTHS);
            case CALENDAR_MONTH -> day.withDayOfMonth(1);
            case ANNIVERSARY -> anniversary(member, day);
        };
    }

    private LocalDate next(Account member, LocalDate start) {
        return switch (ladder.period()) {
            case CALENDAR_YEAR -> start.plusYears(1);
            case CALENDAR_QUARTER -> start.plusMonths(MONTHS);
            case CALENDAR_MONTH -> start.plusMonths(1);
            case ANNIVERSARY -> inYear(joined(member), start.getYear() + 1);
        };
    }

    private LocalDate anniversary(Account member, LocalDate day) {
        var joined = joined(member);
        var thisYear = inYear(joined, day.getYear());
        return thisYear.isAfter(day) ? inYear(joined, day.getYear() - 1) : thisYear;
    }

    /** 29 February falls on the 28th in other years. */
    private static LocalDate inYear(LocalDate joined, int year) {
        return joined.withDayOfMonth(1)
                .withYear(year)
                .plusDays(Math.min(
                                joined.getDayOfMonth(),
                                joined.withDayOfMonth(1).withYear(year).lengthOfMonth())
                        - 1L);
    }

    private LocalDate joined(Account member) {
        var since = member.memberSince() != null ? member.memberSince() : member.openedAt();
        return day(since == null ? Instant.EPOCH : since);
    }
}
