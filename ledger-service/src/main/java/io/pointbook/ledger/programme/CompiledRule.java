package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.SilentRule.WhySilent;
import io.pointbook.ledger.programme.ProgrammeDocument.Effect;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import io.pointbook.ledger.programme.ProgrammeDocument.Rule;
import io.pointbook.ledger.programme.ProgrammeDocument.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule with its texts read once. */
final class CompiledRule {
    /** Higher priority first, then by id: the order in which rules stand in a file means nothing. */
    static final Comparator<CompiledRule> ORDER =
            Comparator.<CompiledRule>comparingInt(rule -> -rule.rule.priority()).thenComparing(rule -> rule.rule.id());

    private final Rule rule;
    private final String key;
    private final String programme;
    private final Draw draw;
    private final Condition condition;
    private final @Nullable Condition lines;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final Set<String> stores;
    private final List<Part> parts;
    private final List<Limit> limits;
    private final BigDecimal per;
    private final BigDecimal factor;
    private final @Nullable CompiledDiscount discount;
    private final NavigableSet<Long> sums;

    /** A part of the week. */
    private record Part(
            When.Hours hours, LocalTime from, @Nullable LocalTime until) {
        boolean holds(ZonedDateTime local) {
            var time = local.toLocalTime();
            return (hours.days().isEmpty() || hours.days().contains(local.getDayOfWeek()))
                    && !time.isBefore(from)
                    && (until == null || time.isBefore(until));
        }
    }

    private CompiledRule(Rule rule, String programme, Condition condition, @Nullable Condition lines, Draw draw) {
        this.rule = rule;
        this.programme = programme;
        this.draw = draw;
        this.key = programme + "/" + rule.id();
        this.condition = condition;
        this.lines = lines;
        var when = rule.when();
        this.from = when.from() == null ? null : LocalDate.parse(when.from());
        this.until = when.until() == null ? null : LocalDate.parse(when.until());
        this.stores = new HashSet<>(when.stores());
        this.parts = when.hours().stream()
                .map(hours -> new Part(
                        hours,
                        hours.from() == null ? LocalTime.MIDNIGHT : LocalTime.parse(hours.from()),
                        hours.until() == null ? null : LocalTime.parse(hours.until())))
                .toList();
        this.limits = rule.trigger() == ProgrammeDocument.Trigger.VISIT ? oncePerDay(rule.limits()) : rule.limits();
        this.per =
                new BigDecimal(rule.effect().per() == null ? "1" : rule.effect().per());
        this.factor = new BigDecimal(
                rule.effect().factor() == null ? "1" : rule.effect().factor());
        this.sums = Collections.unmodifiableNavigableSet(NextSteps.sums(when.condition()));
        this.discount = rule.effect().discount() == null
                ? null
                : new CompiledDiscount(rule.effect().discount(), rounding());
    }

    private static List<Limit> oncePerDay(List<Limit> limits) {
        var all = new ArrayList<>(limits);
        all.add(new Limit(Limit.Per.DAY, null, 1L, Limit.Over.REFUSE));
        return List.copyOf(all);
    }

    static CompiledRule of(Rule rule, String programme, Condition.Compiler compiler, Draw draw)
            throws Condition.NotACondition {
        var when = rule.when();
        return new CompiledRule(
                rule,
                programme,
                when.condition() == null ? Condition.ALWAYS : compiler.ofReceipt(when.condition()),
                when.lines() == null ? null : compiler.ofLine(when.lines()),
                draw);
    }

    /** Unique over all programmes. */
    String key() {
        return key;
    }

    Rule rule() {
        return rule;
    }

    Effect effect() {
        return rule.effect();
    }

    /** The wallet of a rule that gives points. */
    String wallet() {
        return Objects.requireNonNull(rule.effect().wallet());
    }

    /** The account has to remember its uses. */
    boolean isCounted() {
        return limits.stream().anyMatch(limit -> limit.per() != Limit.Per.RECEIPT);
    }

    /** What counts is the price without the tax in it. */
    boolean withoutTax() {
        return rule.effect().tax() == Effect.Tax.EXCLUDED;
    }

    /** All members together share a budget. */
    boolean hasBudget() {
        return limits.stream().anyMatch(limit -> limit.per() == Limit.Per.CAMPAIGN);
    }

    boolean givesCoupon() {
        return rule.effect().type() == Effect.Type.COUPON;
    }

    boolean multiplies() {
        return rule.effect().type() == Effect.Type.MULTIPLIER;
    }

    /** Sums of money that its condition names as enough, minor units. */
    NavigableSet<Long> sums() {
        return sums;
    }

    boolean givesDiscount() {
        return discount != null;
    }

    /** Of a rule that takes something off open baskets. */
    CompiledDiscount discount() {
        return Objects.requireNonNull(discount);
    }

    /** To whole points or minor units. */
    RoundingMode rounding() {
        return switch (rule.effect().rounding() == null
                ? Effect.Rounding.FLOOR
                : rule.effect().rounding()) {
            case FLOOR -> RoundingMode.FLOOR;
            case HALF_UP -> RoundingMode.HALF_UP;
            case CEILING -> RoundingMode.CEILING;
        };
    }

    /** The amount for {@link Effect#points()}, in major units of any currency. */
    BigDecimal per() {
        return per;
    }

    BigDecimal factor() {
        return factor;
    }

    /** Limits that it has, those of its trigger included. */
    List<Limit> limits() {
        return limits;
    }

    boolean holds(Scene scene, Account member, String tier) throws Condition.TooCostly {
        return unfit(scene, member, tier) == null && wins(scene) && condition.holds(scene.facts());
    }

    /** Why it does not hold; absent: it does. */
    @Nullable
    WhySilent misfit(Scene scene, Account member, String tier) throws Condition.TooCostly {
        var unfit = unfit(scene, member, tier);
        if (unfit != null) {
            return unfit;
        }
        if (!wins(scene)) {
            return WhySilent.DRAW;
        }
        return condition.holds(scene.facts()) ? null : WhySilent.CONDITION;
    }

    /** Whether it holds, if chance is with it. */
    boolean mayHold(Scene scene, Account member, String tier) throws Condition.TooCostly {
        return unfit(scene, member, tier) == null && condition.holds(scene.facts());
    }

    private boolean wins(Scene scene) {
        var chance = rule.when().draw();
        return chance == null || draw.number(programme + "/" + chance.name(), scene.identity()) % chance.oneIn() == 0;
    }

    /** What of its time, place and members does not fit, before anything is asked that costs more; absent: all fits. */
    private @Nullable WhySilent unfit(Scene scene, Account member, String tier) {
        var when = rule.when();
        if (!stores.isEmpty() && !stores.contains(scene.store())) {
            return WhySilent.STORE;
        }
        if ((from != null && scene.local().toLocalDate().isBefore(from))
                || (until != null && scene.local().toLocalDate().isAfter(until))) {
            return WhySilent.DATE;
        }
        if (!inHours(scene.local())) {
            return WhySilent.HOURS;
        }
        if (!when.tiers().isEmpty() && !when.tiers().contains(tier)) {
            return WhySilent.TIER;
        }
        boolean tagged = when.tags().isEmpty() || when.tags().stream().anyMatch(member.tags()::contains);
        return tagged ? null : WhySilent.TAG;
    }

    private boolean inHours(ZonedDateTime local) {
        for (Part part : parts) {
            if (part.holds(local)) {
                return true;
            }
        }
        return parts.isEmpty();
    }

    /** Which of the SALE lines count. */
    boolean[] select(Scene scene) throws Condition.TooCostly {
        var selected = new boolean[scene.sales().size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = lines == null || lines.holds(scene.lines().of(i));
        }
        return selected;
    }
}
