package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Judgement;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.programme.ProgrammeDocument.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a programme that reward something other than receipts. */
final class OccasionRules {
    private final String programme;
    private final ZoneId zone;
    private final Map<Occasion.Kind, List<CompiledRule>> byKind;
    private final @Nullable Tiers tiers;
    private final Budgets budgets;
    private final Giving giving;

    OccasionRules(ProgrammeDocument document, List<CompiledRule> rules, @Nullable Tiers tiers, Giving giving) {
        this.programme = document.id();
        this.zone = document.zone();
        this.byKind = rules.stream()
                .filter(rule -> !rule.rule().trigger().ofReceipts())
                .collect(Collectors.groupingBy(
                        rule -> Occasion.Kind.valueOf(rule.rule().trigger().name())));
        this.tiers = tiers;
        this.budgets = Budgets.UNTOUCHED;
        this.giving = giving;
    }

    private OccasionRules(OccasionRules of, Budgets budgets) {
        this.programme = of.programme;
        this.zone = of.zone;
        this.byKind = of.byKind;
        this.tiers = of.tiers;
        this.budgets = budgets;
        this.giving = of.giving;
    }

    OccasionRules within(Budgets given) {
        return new OccasionRules(this, given);
    }

    Judgement judge(Occasion occasion, Account member) {
        var triggered = byKind.getOrDefault(occasion.kind(), List.of());
        if (occasion.kind() != Occasion.Kind.SCHEDULE) {
            return triggered.isEmpty() ? Judgement.NOTHING : judged(occasion, member, triggered, Map.of());
        }
        var every = Schedule.Every.valueOf(occasion.name());
        var byWallet = triggered.stream()
                .filter(rule -> schedule(rule).every() == every)
                .collect(Collectors.groupingBy(
                        rule -> Objects.requireNonNullElse(schedule(rule).counts(), ""),
                        TreeMap::new,
                        Collectors.toList()));
        var earned = byWallet.isEmpty()
                ? Map.<String, Long>of()
                : Seasons.earned(member, Seasons.begin(every, occasion.at(), zone), occasion.at());
        var whole = Judgement.NOTHING;
        for (var counted : byWallet.entrySet()) {
            long units = earned.getOrDefault(counted.getKey(), 0L);
            var over =
                    new Occasion(occasion.kind(), occasion.name(), units, units, null, occasion.at(), occasion.other());
            whole = whole.and(judged(over, member, counted.getValue(), earned));
        }
        return whole;
    }

    private Judgement judged(
            Occasion occasion, Account member, List<CompiledRule> triggered, Map<String, Long> earned) {
        var tier = tiers == null ? "" : tiers.at(member, occasion.at());
        var scene = Scene.of(occasion, occasion.at().atZone(zone), member, tier, earned, budgets);
        var judging = new Judging(programme, scene, member, tier);
        var asked = AskedRules.of(triggered);
        var awards = judging.grants(asked).stream()
                .map(grant -> giving.award(scene.currency(), List.of(), occasion.at(), grant))
                .toList();
        var coupons = judging.coupons(asked).stream()
                .map(rule -> giving.coupon(rule, occasion.at()))
                .toList();
        return new Judgement(awards, coupons, judging.notes());
    }

    private static Schedule schedule(CompiledRule rule) {
        return Objects.requireNonNull(rule.rule().schedule(), "the check demands it");
    }

    List<Season> seasonsDue(Instant now) {
        return byKind.getOrDefault(Occasion.Kind.SCHEDULE, List.of()).stream()
                .map(OccasionRules::schedule)
                .collect(Collectors.toMap(Schedule::every, Schedule::after, OccasionRules::later, TreeMap::new))
                .entrySet()
                .stream()
                .map(due -> Seasons.latest(due.getKey(), due.getValue(), now, zone))
                .toList();
    }

    /** Rules of one sort of period are asked together: when the last of them is due. */
    private static Period later(Period one, Period other) {
        return LocalDate.EPOCH.plus(one).isBefore(LocalDate.EPOCH.plus(other)) ? other : one;
    }
}
