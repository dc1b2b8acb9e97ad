package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.SilentRule.WhySilent;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import io.pointbook.ledger.programme.ProgrammeDocument.Meeting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why rules gave nothing with a receipt: each is asked once more. What a campaign had left at that time is not known, so a
 * rule with such a budget that gave nothing though all else was right is taken to have met its end.
 */
final class Silence {
    private final int version;
    private final List<CompiledRule> rules;
    private final Set<String> gave;
    private final Scene paid;
    private final Scene priced;
    private final Discounts due;
    private final Account member;
    private final String tier;
    private final Judging judging;
    private final List<Grant> given;

    /**
     * @param rules that are asked with receipts, in the order of their priority
     * @param gave keys of those that gave something
     * @param paid what rules of points and coupons look at
     * @param priced what discount rules look at
     * @param due what they take off
     */
    Silence(
            String programme,
            int version,
            List<CompiledRule> rules,
            Set<String> gave,
            Scene paid,
            Scene priced,
            Discounts due,
            Account member,
            String tier) {
        this.version = version;
        this.rules = rules;
        this.gave = gave;
        this.paid = paid;
        this.priced = priced;
        this.due = due;
        this.member = member;
        this.tier = tier;
        this.judging = new Judging(programme, paid, member, tier);
        var giving = AskedRules.of(
                        rules.stream().filter(rule -> !rule.givesDiscount()).toList())
                .giving();
        this.given = judging.grants(new AskedRules(giving, List.of(), List.of())).stream()
                .filter(grant -> gave.contains(grant.rule().key()))
                .toList();
    }

    /** Of a receipt without any sale. */
    static List<SilentRule> noSale(List<CompiledRule> rules, int version) {
        return rules.stream()
                .map(rule -> new SilentRule(rule.key(), version, WhySilent.NO_SALE, null, null))
                .toList();
    }

    List<SilentRule> silent() {
        return rules.stream()
                .filter(rule -> !gave.contains(rule.key()))
                .map(this::why)
                .toList();
    }

    private SilentRule why(CompiledRule rule) {
        try {
            var scene = rule.givesDiscount() ? priced : paid;
            var misfit = rule.misfit(scene, member, tier);
            if (misfit != null) {
                return because(rule, misfit);
            }
            var selected = rule.select(scene);
            if (!Judging.any(selected)) {
                return because(rule, WhySilent.NO_LINE);
            }
            return rule.givesDiscount() ? discount(rule) : gift(rule, wanted(rule, selected));
        } catch (Condition.TooCostly | ArithmeticException _) {
            return because(rule, WhySilent.SKIPPED);
        }
    }

    /** Points, or a coupon that counts as one, before its limits. */
    private long wanted(CompiledRule rule, boolean[] selected) {
        if (rule.givesCoupon()) {
            return 1;
        }
        var wanted = judging.wanted(rule, selected, given);
        return wanted == null ? 0 : wanted.points();
    }

    private SilentRule gift(CompiledRule rule, long wanted) {
        if (wanted <= 0) {
            return because(rule, WhySilent.NOTHING);
        }
        var room = LimitRoom.of(wanted, rule, member, paid);
        if (room.points() == 0) {
            return limited(rule, room.by() == null ? null : room.by().name());
        }
        var winner = winner(rule, gave);
        return winner == null ? unexplained(rule) : lost(rule, winner);
    }

    private SilentRule discount(CompiledRule rule) {
        for (Discounts.Given one : due.given()) {
            if (one.rule().equals(rule.key())) {
                return one.amount() == 0 ? limited(rule, one.limitedBy()) : because(rule, WhySilent.TILL);
            }
        }
        var winner = winner(
                rule, due.given().stream().map(Discounts.Given::rule).collect(java.util.stream.Collectors.toSet()));
        return winner == null ? because(rule, WhySilent.NOTHING) : lost(rule, winner);
    }

    /** The rule of its group that was taken; rules meet those that give the same sort of thing. */
    private @Nullable String winner(CompiledRule rule, Set<String> taken) {
        var group = rule.rule().group();
        var meeting = rule.rule().meeting();
        if (group == null || meeting == null || meeting == Meeting.STACK) {
            return null;
        }
        return rules.stream()
                .filter(other ->
                        group.equals(other.rule().group()) && sort(other).equals(sort(rule)))
                .map(CompiledRule::key)
                .filter(taken::contains)
                .findFirst()
                .orElse(null);
    }

    private static List<Boolean> sort(CompiledRule rule) {
        return List.of(rule.givesDiscount(), rule.givesCoupon(), rule.multiplies());
    }

    private SilentRule unexplained(CompiledRule rule) {
        return rule.hasBudget() ? limited(rule, Limit.Per.CAMPAIGN.name()) : because(rule, WhySilent.OTHERWISE);
    }

    private SilentRule limited(CompiledRule rule, @Nullable String limit) {
        return new SilentRule(rule.key(), version, WhySilent.LIMIT, limit, null);
    }

    private SilentRule lost(CompiledRule rule, String by) {
        return new SilentRule(rule.key(), version, WhySilent.GROUP, null, by);
    }

    private SilentRule because(CompiledRule rule, WhySilent cause) {
        return new SilentRule(rule.key(), version, cause, null, null);
    }
}
