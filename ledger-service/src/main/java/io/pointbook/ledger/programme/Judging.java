package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.programme.ProgrammeDocument.Meeting;
import io.pointbook.ledger.programme.ProgrammeDocument.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One receipt or occasion before all rules of a programme: first the rules that give points, then those that multiply them. */
final class Judging {
    private static final long MILLIONTHS = 1_000_000;

    private final String programme;
    private final Scene scene;
    private final List<Line> sales;
    private final Account member;
    private final String tier;
    private final List<Note> notes = new ArrayList<>();

    Judging(String programme, Scene scene, Account member, String tier) {
        this.programme = programme;
        this.scene = scene;
        this.sales = scene.sales();
        this.member = member;
        this.tier = tier;
    }

    List<Grant> grants(AskedRules rules) {
        var given = met(rules.giving(), List.of());
        if (rules.multiplying().isEmpty()) {
            return given;
        }
        var all = new ArrayList<>(given);
        all.addAll(met(rules.multiplying(), given));
        return all;
    }

    /** Rules that give a coupon with this receipt. */
    List<CompiledRule> coupons(AskedRules rules) {
        var given = new ArrayList<CompiledRule>();
        var groups = new HashSet<String>();
        for (CompiledRule rule : rules.coupons()) {
            if (gives(rule)) {
                var meeting = rule.rule().meeting() == null
                        ? Meeting.STACK
                        : rule.rule().meeting();
                if (rule.rule().group() == null
                        || meeting == Meeting.STACK
                        || groups.add(rule.rule().group())) {
                    given.add(rule);
                }
            }
        }
        return given;
    }

    /** A coupon counts as one point of its rule's limits. */
    private boolean gives(CompiledRule rule) {
        try {
            if (!rule.holds(scene, member, tier)) {
                return false;
            }
            return any(rule.select(scene))
                    && LimitRoom.of(1, rule, member, scene).points() > 0;
        } catch (Condition.TooCostly | ArithmeticException _) {
            notes.add(new Note(Note.Code.RULE_SKIPPED, null, rule.key()));
            return false;
        }
    }

    static boolean any(boolean[] selected) {
        for (boolean one : selected) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** Rules that could not be asked. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    private List<Grant> met(List<CompiledRule> rules, List<Grant> given) {
        var kept = new ArrayList<Grant>();
        var groups = new LinkedHashMap<String, Integer>(); // group to its one grant's place in kept
        for (CompiledRule rule : rules) {
            var grant = ask(rule, given);
            if (grant != null) {
                meet(kept, groups, grant);
            }
        }
        return kept;
    }

    private static void meet(List<Grant> kept, Map<String, Integer> groups, Grant grant) {
        var rule = grant.rule().rule();
        var meeting = rule.meeting() == null ? Meeting.STACK : rule.meeting();
        if (rule.group() == null || meeting == Meeting.STACK) {
            kept.add(grant);
            return;
        }
        var first = groups.putIfAbsent(rule.group(), kept.size());
        if (first == null) {
            kept.add(grant);
        } else if (meeting == Meeting.BEST && grant.points() > kept.get(first).points()) {
            kept.set(first, grant);
        }
    }

    /** Nothing where the rule does not hold, or gives no point. */
    private @Nullable Grant ask(CompiledRule rule, List<Grant> given) {
        try {
            if (!rule.holds(scene, member, tier)) {
                return null;
            }
            var selected = rule.select(scene);
            if (!any(selected)) {
                return null;
            }
            var wanted = wanted(rule, selected, given);
            return wanted == null || wanted.points() <= 0 ? null : limited(wanted);
        } catch (Condition.TooCostly | ArithmeticException _) {
            notes.add(new Note(Note.Code.RULE_SKIPPED, null, rule.key()));
            return null;
        }
    }

    /** What it gives for these lines, before its limits. */
    @Nullable
    Grant wanted(CompiledRule rule, boolean[] selected, List<Grant> given) {
        return switch (rule.effect().type()) {
            case POINTS_FIXED -> fixed(rule, selected);
            case POINTS_PER_AMOUNT -> perAmount(rule, selected);
            case POINTS_PER_UNIT -> perUnit(rule, selected);
            case MULTIPLIER -> multiplied(rule, selected, given);
            case COUPON, DISCOUNT -> null; // they are asked elsewhere
        };
    }

    private @Nullable Grant fixed(CompiledRule rule, boolean[] selected) {
        boolean ofLines = rule.rule().trigger() == Trigger.LINE;
        var weights =
                weights(selected, i -> ofLines ? 1 : Math.max(0, sales.get(i).net()));
        if (Arrays.stream(weights).sum() == 0) {
            weights =
                    weights(selected, _ -> 1); // nothing was paid: the points still belong to lines that may come back
        }
        long points = ofLines
                ? Math.multiplyExact(pointsOf(rule), Arrays.stream(weights).sum())
                : pointsOf(rule);
        return grant(rule, selected, Spread.byWeight(points, sales, weights), 0, 0, 0, points, ruled(rule, null, null));
    }

    private @Nullable Grant perAmount(CompiledRule rule, boolean[] selected) {
        long net = net(selected);
        long paid = paidOf(net);
        long gross = Math.max(0, net - paid);
        long tax = rule.withoutTax() ? taxOf(selected, net, gross) : 0;
        long base = gross - tax;
        var ruled = ruled(rule, null, null);
        var minor = rule.per().multiply(BigDecimal.valueOf(scene.minorUnits()));
        long points = BigDecimal.valueOf(base)
                .multiply(BigDecimal.valueOf(pointsOf(rule)))
                .divide(minor, 0, rule.rounding())
                .longValueExact();
        var shares = Spread.byWeight(
                points, sales, weights(selected, i -> Math.max(0, sales.get(i).net())));
        long perAmount = minor.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return grant(
                rule,
                selected,
                shares,
                base,
                paid,
                perAmount,
                pointsOf(rule),
                tax == 0 ? ruled : ruled.withoutTax(tax));
    }

    /** The tax that stands in what counts of the selected lines: all of it, or its part where points have paid some. */
    private long taxOf(boolean[] selected, long net, long gross) {
        long tax = 0;
        for (int i = 0; i < selected.length; i++) {
            tax = selected[i] ? Math.addExact(tax, sales.get(i).tax()) : tax;
        }
        return net == 0
                ? 0
                : BigDecimal.valueOf(Math.clamp(tax, 0, net))
                        .multiply(BigDecimal.valueOf(gross))
                        .divide(BigDecimal.valueOf(net), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private @Nullable Grant perUnit(CompiledRule rule, boolean[] selected) {
        var shares = new long[sales.size()];
        long pieces = 0;
        for (int i = 0; i < shares.length; i++) {
            long whole = selected[i] ? Math.max(0, sales.get(i).quantity().millionths() / MILLIONTHS) : 0;
            pieces = Math.addExact(pieces, whole);
            shares[i] = Math.multiplyExact(whole, pointsOf(rule));
        }
        return grant(rule, selected, shares, 0, 0, 0, pointsOf(rule), ruled(rule, pieces, null));
    }

    /** Adds factor − 1 times what the rules before have given these lines in the same wallet. */
    private @Nullable Grant multiplied(CompiledRule rule, boolean[] selected, List<Grant> given) {
        var weights = new long[sales.size()];
        for (Grant before : given) {
            if (before.wallet().equals(rule.wallet())) {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = Math.addExact(weights[i], selected[i] ? before.shares()[i] : 0);
                }
            }
        }
        long base = Arrays.stream(weights).sum();
        long points = rule.factor()
                .subtract(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(base))
                .setScale(0, rule.rounding())
                .longValueExact();
        var ruled = ruled(rule, null, rule.factor().toPlainString());
        return grant(rule, selected, Spread.byWeight(points, sales, weights), base, 0, 1, 1, ruled);
    }

    private @Nullable Grant limited(Grant wanted) {
        var rule = wanted.rule();
        long points = wanted.points();
        var room = LimitRoom.of(points, rule, member, scene);
        if (room.points() == 0) {
            return null;
        }
        if (room.points() == points) {
            return wanted;
        }
        var cut =
                wanted.ruled().cut(points, room.by() == null ? null : room.by().name());
        return new Grant(
                rule,
                Spread.byWeight(room.points(), sales, wanted.shares()),
                wanted.selected(),
                wanted.base(),
                wanted.paidWithPoints(),
                wanted.perAmount(),
                wanted.factor(),
                cut,
                room.points());
    }

    private static Grant grant(
            CompiledRule rule,
            boolean[] selected,
            long[] shares,
            long base,
            long paid,
            long perAmount,
            long factor,
            Why.Ruled ruled) {
        return new Grant(rule, shares, selected, base, paid, perAmount, factor, ruled, null);
    }

    private Why.Ruled ruled(CompiledRule rule, @Nullable Long pieces, @Nullable String multiplier) {
        return new Why.Ruled(programme, rule.effect().type().name(), pieces, multiplier, null, null, rule.isCounted());
    }

    private long net(boolean[] selected) {
        long net = 0;
        for (int i = 0; i < selected.length; i++) {
            net = selected[i] ? Math.addExact(net, sales.get(i).net()) : net;
        }
        return Math.max(0, net);
    }

    /** The selected lines' part of what points have paid, rounded up: what points paid earns none. */
    private long paidOf(long net) {
        long paid = scene.paidWithPoints();
        long total = sales.stream().mapToLong(Line::net).reduce(0, Math::addExact);
        if (paid == 0 || net >= total) {
            return paid;
        }
        var whole = BigInteger.valueOf(total);
        return BigInteger.valueOf(paid)
                .multiply(BigInteger.valueOf(net))
                .add(whole)
                .subtract(BigInteger.ONE)
                .divide(whole)
                .longValueExact();
    }

    private long[] weights(boolean[] selected, java.util.function.IntToLongFunction weight) {
        var weights = new long[selected.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = selected[i] ? weight.applyAsLong(i) : 0;
        }
        return weights;
    }

    private static long pointsOf(CompiledRule rule) {
        return rule.effect().points() == null ? 0 : rule.effect().points();
    }
}
