package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Tag;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument.Effect;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import io.pointbook.ledger.programme.ProgrammeDocument.Rule;
import io.pointbook.ledger.programme.ProgrammeDocument.Trigger;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import io.pointbook.ledger.programme.ProgrammeDocument.When;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a programme. */
final class RuleCheck extends Checking {
    private static final int LONGEST_CONDITION = 2_000;
    private static final int LONGEST_WAIT_DAYS = 60;
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1_000);

    private final Set<String> levels;
    private final Condition.Compiler compiler;

    /** @param levels ids of the programme's levels */
    RuleCheck(List<Problem> problems, Map<String, Wallet> wallets, Set<String> levels, Condition.Compiler compiler) {
        super(problems, wallets);
        this.levels = levels;
        this.compiler = compiler;
    }

    void rules(List<Rule> rules) {
        expect(
                rules.size() <= ProgrammeCheck.MOST_RULES,
                "rules",
                "at most " + ProgrammeCheck.MOST_RULES + " rules are possible");
        var ids = new HashSet<String>();
        var meetings = new HashMap<String, Rule>();
        for (Rule rule : rules) {
            String where = "rules[" + rule.id() + "]";
            id(where + ".id", rule.id());
            expect(ids.add(rule.id()), where, "another rule has the same id");
            if (rule.group() != null) {
                var first = meetings.putIfAbsent(rule.group(), rule);
                expect(
                        first == null || first.meeting() == rule.meeting(),
                        where + ".meeting",
                        "rules of one group meet in one way; rule " + (first == null ? "" : first.id())
                                + " says otherwise");
            }
            expect(
                    rule.meeting() == null || rule.group() != null,
                    where + ".group",
                    "the group in which the rule meets others is expected");
            trigger(where, rule);
            when(where + ".when", rule.when());
            if (rule.effect() == null) {
                add(where + ".effect", "what the rule gives is expected");
            } else {
                effect(where + ".effect", rule.effect());
                if (rule.effect().type() == Effect.Type.DISCOUNT) {
                    new DiscountCheck(problems).rule(where, rule);
                }
            }
            limits(where + ".limits", rule.limits());
        }
    }

    private void trigger(String where, Rule rule) {
        if (!rule.trigger().ofReceipts()) {
            String needsLines = "nothing is expected: " + rule.trigger() + " has no receipt";
            expect(rule.when().lines() == null, where + ".when.lines", needsLines);
            expect(rule.when().stores().isEmpty(), where + ".when.stores", needsLines);
        }
        var schedule = rule.schedule();
        boolean scheduled = rule.trigger() == Trigger.SCHEDULE;
        expect(
                scheduled == (schedule != null),
                where + ".schedule",
                scheduled
                        ? "after which periods it is asked is expected"
                        : "nothing is expected: it belongs to SCHEDULE");
        if (schedule == null) {
            return;
        }
        expect(schedule.every() != null, where + ".schedule.every", "MONTH, QUARTER or YEAR is expected");
        var after = schedule.after();
        expect(
                after.toTotalMonths() == 0 && after.getDays() >= 0 && after.getDays() <= LONGEST_WAIT_DAYS,
                where + ".schedule.after",
                "P0D to P" + LONGEST_WAIT_DAYS + "D is expected");
        if (schedule.counts() != null) {
            var wallet = wallet(where + ".schedule.counts", schedule.counts());
            expect(
                    wallet == null
                            || (!wallet.spendable() && wallet.expiry().kind() == ProgrammeDocument.Expiry.Kind.NEVER),
                    where + ".schedule.counts",
                    "a wallet that cannot be spent and whose units never expire is expected");
        }
    }

    private void when(String where, When when) {
        var from = date(where + ".from", when.from());
        var until = date(where + ".until", when.until());
        expect(
                from == null || until == null || !until.isBefore(from),
                where + ".until",
                "a day not before from is expected");
        few(where + ".hours", when.hours());
        for (When.Hours hours : when.hours()) {
            var begins = time(where + ".hours.from", hours.from());
            var ends = time(where + ".hours.until", hours.until());
            expect(
                    begins == null || ends == null || begins.isBefore(ends),
                    where + ".hours.until",
                    "a time after from is expected; hours over midnight are two entries");
        }
        if (when.draw() != null) {
            id(where + ".draw.name", when.draw().name());
            expect(
                    when.draw().oneIn() >= 2 && when.draw().oneIn() <= MOST_POINTS,
                    where + ".draw.oneIn",
                    "a number from 2 to " + MOST_POINTS + " is expected: one receipt of so many");
        }
        for (String tier : when.tiers()) {
            expect(levels.contains(tier), where + ".tiers", "there is no level " + tier);
        }
        for (String tag : when.tags()) {
            expect(Tag.isOne(tag), where + ".tags", Tag.EXPECTED);
        }
        condition(where + ".condition", when.condition(), false);
        condition(where + ".lines", when.lines(), true);
    }

    private void condition(String where, @Nullable String text, boolean ofLine) {
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST_CONDITION) {
            add(where, "at most " + LONGEST_CONDITION + " characters are possible");
            return;
        }
        try {
            var _ = ofLine ? compiler.ofLine(text) : compiler.ofReceipt(text);
        } catch (Condition.NotACondition wrong) {
            problems.add(new Problem(
                    where, String.valueOf(wrong.getMessage()), wrong.column() == 0 ? null : wrong.column()));
        }
    }

    private void effect(String where, Effect effect) {
        if (effect.type() == null) {
            add(
                    where + ".type",
                    "POINTS_FIXED, POINTS_PER_AMOUNT, POINTS_PER_UNIT, MULTIPLIER, COUPON or DISCOUNT is expected");
            return;
        }
        only(where + ".factor", effect.factor(), Effect.Type.MULTIPLIER, effect.type());
        only(where + ".per", effect.per(), Effect.Type.POINTS_PER_AMOUNT, effect.type());
        only(where + ".tax", effect.tax(), Effect.Type.POINTS_PER_AMOUNT, effect.type());
        only(where + ".coupon", effect.coupon(), Effect.Type.COUPON, effect.type());
        only(where + ".discount", effect.discount(), Effect.Type.DISCOUNT, effect.type());
        if (effect.type() == Effect.Type.DISCOUNT) {
            expect(effect.wallet() == null, where + ".wallet", "nothing is expected: a DISCOUNT gives no points");
            expect(effect.points() == null, where + ".points", "nothing is expected: a DISCOUNT gives no points");
            return;
        }
        if (effect.type() == Effect.Type.COUPON) {
            coupon(where + ".coupon", effect.coupon());
            return;
        }
        wallet(where + ".wallet", effect.wallet());
        boolean multiplies = effect.type() == Effect.Type.MULTIPLIER;
        if (multiplies) {
            var factor = decimal(where + ".factor", effect.factor());
            expect(
                    factor == null || (factor.compareTo(BigDecimal.ONE) > 0 && factor.compareTo(LARGEST_FACTOR) <= 0),
                    where + ".factor",
                    "a number above 1, up to " + LARGEST_FACTOR + ", is expected");
        } else if (effect.points() == null) {
            add(where + ".points", "how many points is expected");
        } else {
            positive(where + ".points", effect.points());
        }
        if (effect.type() == Effect.Type.POINTS_PER_AMOUNT) {
            var per = decimal(where + ".per", effect.per());
            expect(
                    per == null || (per.signum() > 0 && per.scale() <= 3),
                    where + ".per",
                    "an amount above 0 with at most three decimals is expected, like 1.00");
        }
    }

    private void only(String where, @Nullable Object given, Effect.Type of, Effect.Type type) {
        expect(given == null || type == of, where, "nothing is expected: it belongs to " + of);
    }

    private void coupon(String where, Effect.@Nullable Coupon coupon) {
        if (coupon == null) {
            add(where, "what the coupon gives is expected");
            return;
        }
        expect(
                coupon.validFor() != null
                        && !coupon.validFor().isZero()
                        && !coupon.validFor().isNegative(),
                where + ".validFor",
                "how long it can be used is expected, like P30D");
        period(where + ".validFor", coupon.validFor());
        period(where + ".validAfter", coupon.validAfter());
        if (coupon.benefit() == null) {
            add(where + ".benefit", "DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER is expected");
            return;
        }
        switch (coupon.benefit()) {
            case DISCOUNT_PERCENT -> number(where, coupon, 1, 10_000, "hundredths of a percent");
            case DISCOUNT_AMOUNT -> {
                number(where, coupon, 1, MOST_POINTS, "minor units");
                expect(
                        Currencies.isOne(coupon.currency()),
                        where + ".currency",
                        "a currency by ISO 4217 is expected, like PLN");
            }
            case FREE_ITEM -> expect(coupon.item() != null, where + ".item", "the item that is free is expected");
            case POINTS -> number(where, coupon, 1, MOST_POINTS, "points");
            case MULTIPLIER -> number(where, coupon, 101, 100_000, "hundredths of the factor");
        }
    }

    private void number(String where, Effect.Coupon coupon, long least, long most, String what) {
        expect(
                coupon.number() != null && coupon.number() >= least && coupon.number() <= most,
                where + ".number",
                what + " from " + least + " to " + most + " are expected");
    }

    private void limits(String where, List<Limit> limits) {
        few(where, limits);
        for (Limit limit : limits) {
            expect(
                    limit.per() != null,
                    where + ".per",
                    "RECEIPT, DAY, WEEK, MONTH, YEAR, EVER or CAMPAIGN is expected");
            expect(limit.points() != null || limit.uses() != null, where, "points, uses or both are expected");
            if (limit.points() != null) {
                positive(where + ".points", limit.points());
            }
            if (limit.uses() != null) {
                positive(where + ".uses", limit.uses());
            }
        }
    }
}
