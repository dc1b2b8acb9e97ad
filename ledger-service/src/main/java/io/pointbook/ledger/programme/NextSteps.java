package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Missing;
import io.pointbook.ledger.programme.ProgrammeDocument.Effect;
import io.pointbook.ledger.programme.ProgrammeDocument.Meeting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one would have to spend more, so that a rule gives something, or one unit more. The rule itself is asked about the
 * larger sum, everything else as it is; sums that its condition does not name as such are not looked for.
 */
final class NextSteps {
    /** Sums that one condition may name. */
    private static final int MOST_SUMS = 20;

    private static final Pattern AT_LEAST = Pattern.compile("\\bnet\\s*(>=|>)\\s*(\\d{1,15})\\b");
    private static final Pattern AT_MOST = Pattern.compile("\\b(\\d{1,15})\\s*(<=|<)\\s*net\\b");
    private static final String NET = "net";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Scene scene;
    private final Account member;
    private final String tier;

    NextSteps(Scene scene, Account member, String tier) {
        this.scene = scene;
        this.member = member;
        this.tier = tier;
    }

    /** Whether the rule would give something, if chance were with it. */
    static boolean mayGive(CompiledRule rule, Scene scene, Account member, String tier) {
        try {
            return rule.mayHold(scene, member, tier) && new NextSteps(scene, member, tier).leavesRoom(rule, scene);
        } catch (Condition.TooCostly | ArithmeticException _) {
            return false;
        }
    }

    /** Nothing where no sum helps, or it is not easily known. */
    @Nullable
    Missing missing(CompiledRule rule) {
        try {
            if (rule.rule().meeting() == Meeting.EXCLUSIVE || rule.rule().meeting() == Meeting.BEST) {
                return null; // another rule of the group may give more already
            }
            if (rule.effect().type() == Effect.Type.POINTS_PER_AMOUNT && rule.holds(scene, member, tier)) {
                return leavesRoom(rule, scene) ? ofNextUnit(rule) : null;
            }
            return ofSum(rule);
        } catch (Condition.TooCostly | ArithmeticException _) {
            return null;
        }
    }

    private boolean leavesRoom(CompiledRule rule, Scene in) throws Condition.TooCostly {
        boolean selects = false;
        for (boolean selected : rule.select(in)) {
            selects |= selected;
        }
        return selects && LimitRoom.of(1, rule, member, in).points() > 0;
    }

    /** On the lines that the rule counts; what points pay is not foreseen. */
    private @Nullable Missing ofNextUnit(CompiledRule rule) throws Condition.TooCostly {
        if (scene.paidWithPoints() > 0 || rule.effect().points() == null) {
            return null;
        }
        var selected = rule.select(scene);
        long net = 0;
        for (int i = 0; i < selected.length; i++) {
            net = selected[i] ? Math.addExact(net, scene.sales().get(i).net()) : net;
        }
        var base = BigDecimal.valueOf(Math.max(0, net));
        var perUnit = rule.per().multiply(BigDecimal.valueOf(scene.minorUnits()));
        var each = BigDecimal.valueOf(rule.effect().points());
        var points = base.multiply(each).divide(perUnit, 0, rule.rounding());
        long enough =
                switch (rule.rounding()) {
                    case FLOOR -> reaching(points.add(BigDecimal.ONE), perUnit, each);
                    case HALF_UP -> reaching(points.add(HALF), perUnit, each);
                    default ->
                        points.multiply(perUnit)
                                .divide(each, 0, RoundingMode.FLOOR)
                                .add(BigDecimal.ONE)
                                .longValueExact();
                };
        return new Missing(rule.key(), rule.wallet(), Math.subtractExact(enough, net));
    }

    /** The least sum for so many points, fractions included. */
    private static long reaching(BigDecimal points, BigDecimal perUnit, BigDecimal each) {
        return points.multiply(perUnit).divide(each, 0, RoundingMode.CEILING).longValueExact();
    }

    private @Nullable Missing ofSum(CompiledRule rule) throws Condition.TooCostly {
        if (!(scene.facts().get(NET) instanceof Long net)) {
            return null;
        }
        var larger = rule.sums().tailSet(net, false);
        if (larger.isEmpty() || rule.holds(scene, member, tier)) {
            return null;
        }
        for (long sum : larger) {
            var facts = new HashMap<>(scene.facts());
            facts.put(NET, sum);
            var then = with(facts);
            if (rule.holds(then, member, tier) && leavesRoom(rule, then)) {
                return new Missing(rule.key(), rule.effect().wallet(), sum - net);
            }
        }
        return null;
    }

    /** Sums that a condition compares with, so that they are enough. */
    static TreeSet<Long> sums(@Nullable String condition) {
        var sums = new TreeSet<Long>();
        if (condition != null) {
            collect(sums, AT_LEAST.matcher(condition), 2, 1);
            collect(sums, AT_MOST.matcher(condition), 1, 2);
        }
        return sums;
    }

    private static void collect(TreeSet<Long> sums, Matcher found, int number, int sign) {
        while (found.find() && sums.size() < MOST_SUMS) {
            sums.add(Long.parseLong(found.group(number)) + (found.group(sign).endsWith("=") ? 0 : 1));
        }
    }

    private Scene with(Map<String, Object> facts) {
        return new Scene(
                scene.identity(),
                scene.store(),
                scene.day(),
                scene.local(),
                scene.currency(),
                scene.paidWithPoints(),
                scene.sales(),
                facts,
                new LineFacts(scene.sales(), facts),
                scene.budgets());
    }
}
