package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.TierReasons;
import io.pointbook.ledger.account.TierReasons.Counted;
import io.pointbook.ledger.account.book.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a level rests on: the periods, and the lots of those that count for it. */
final class TierStory {
    /** Periods that one answer lists, the latest. */
    static final int MOST_PERIODS = 24;

    /** Lots that one answer lists, the earliest of each period first. */
    static final int MOST_LOTS = 200;

    private final Tiers tiers;
    private final Account member;
    private final Instant at;
    private final List<Tiers.Step> steps;

    TierStory(Tiers tiers, Account member, Instant at) {
        this.tiers = tiers;
        this.member = member;
        this.at = at;
        this.steps = tiers.steps(member, at);
    }

    TierReasons tell() {
        var current = lots(steps.getLast());
        var giving = giving();
        var earlier = giving == null ? List.<Counted>of() : lots(giving);
        var counted = Stream.concat(earlier.stream(), current.stream()).toList();
        var listed = counted.size() <= MOST_LOTS ? counted : shortened(counted);
        return new TierReasons(
                tiers.wallet(),
                tiers.standing(member, at),
                steps.subList(Math.max(0, steps.size() - MOST_PERIODS), steps.size()).stream()
                        .map(tiers::period)
                        .toList(),
                gave(giving == null ? current : earlier),
                listed,
                counted.size() - listed.size());
    }

    /** Those that passed a threshold stay. */
    private static List<Counted> shortened(List<Counted> counted) {
        var listed = new ArrayList<Counted>();
        for (Counted lot : counted) {
            if (lot.reaches() != null || listed.size() < MOST_LOTS) {
                listed.add(lot);
            }
        }
        return List.copyOf(listed);
    }

    private static @Nullable Counted gave(List<Counted> period) {
        return period.stream()
                .filter(lot -> lot.reaches() != null)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** The latest earlier period in which the level of now, or a higher one, was reached; absent: the current one did. */
    private Tiers.@Nullable Step giving() {
        var current = steps.getLast();
        if (current.reached() >= current.level()) {
            return null;
        }
        for (Tiers.Step step : steps.subList(0, steps.size() - 1).reversed()) {
            if (step.reached() >= current.level()) {
                return step;
            }
        }
        return null;
    }

    private List<Counted> lots(Tiers.Step step) {
        var counted = new ArrayList<Counted>();
        long running = 0;
        for (Lot lot : lots(step.from(), step.until())) {
            long before = running;
            long units = Tiers.units(lot);
            running = Math.addExact(running, units);
            counted.add(new Counted(
                    lot.id(), lot.receipt(), lot.businessTime(), units, running, tiers.passed(before, running)));
        }
        return counted;
    }

    private List<Lot> lots(LocalDate from, LocalDate until) {
        return member.book().lots().stream()
                .filter(lot -> lot.wallet().equals(tiers.wallet()) && Tiers.units(lot) > 0)
                .filter(lot -> !lot.businessTime().isAfter(at))
                .filter(lot -> !tiers.day(lot.businessTime()).isBefore(from)
                        && tiers.day(lot.businessTime()).isBefore(until))
                .sorted(Comparator.comparing(Lot::businessTime).thenComparing(Lot::id))
                .toList();
    }
}
