package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.programme.ProgrammeDocument.Meeting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One open basket before the discount rules of a programme, in the order of their priority: each works on what those
 * before it have left. What conditions ask about is the basket before all of them.
 */
final class Discounting {
    private final Scene scene;
    private final Account member;
    private final String tier;
    private final long[] left;
    private final List<Discounts.Given> given = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /** @param scene with the lines as they are before these rules */
    Discounting(Scene scene, Account member, String tier) {
        this.scene = scene;
        this.member = member;
        this.tier = tier;
        this.left = scene.sales().stream().mapToLong(line -> line.net()).toArray();
    }

    /** What one rule would take off, its limits applied. */
    private record Cut(
            CompiledRule rule, long[] taken, @Nullable String limitedBy) {
        long amount() {
            return LongStream.of(taken).sum();
        }
    }

    /** @param rules in the order of their priority */
    Discounts all(List<CompiledRule> rules) {
        var met = new HashSet<String>();
        for (CompiledRule rule : rules) {
            var group = rule.rule().group();
            var meeting = rule.rule().meeting();
            if (group == null || meeting == null || meeting == Meeting.STACK) {
                take(cut(rule));
            } else if (meeting == Meeting.BEST) {
                if (met.add(group)) {
                    take(best(rules, group));
                }
            } else if (!met.contains(group)) {
                var cut = cut(rule);
                take(cut);
                if (cut != null && cut.amount() > 0) {
                    met.add(group);
                }
            }
        }
        return new Discounts(given, notes);
    }

    /** A group stands where its rule of the highest priority stands: all are compared on what is left there. */
    private @Nullable Cut best(List<CompiledRule> rules, String group) {
        Cut best = null;
        for (CompiledRule rule : rules) {
            var cut = group.equals(rule.rule().group()) ? cut(rule) : null;
            if (cut != null && (best == null || cut.amount() > best.amount())) {
                best = cut;
            }
        }
        return best;
    }

    /** Nothing where the rule does not hold, or takes nothing. */
    private @Nullable Cut cut(CompiledRule rule) {
        try {
            if (!rule.holds(scene, member, tier)) {
                return null;
            }
            var taken = rule.discount().taken(scene.sales(), rule.select(scene), left, scene.currency());
            long wanted = LongStream.of(taken).reduce(0, Math::addExact);
            return wanted == 0 ? null : limited(new Cut(rule, taken, null), wanted);
        } catch (Condition.TooCostly | ArithmeticException _) {
            notes.add(new Note(Note.Code.RULE_SKIPPED, null, rule.key()));
            return null;
        }
    }

    private Cut limited(Cut wanted, long amount) {
        var rule = wanted.rule();
        var room = LimitRoom.of(amount, rule, member, scene);
        return room.points() == amount
                ? wanted
                : new Cut(
                        rule,
                        Spread.byWeight(room.points(), scene.sales(), wanted.taken()),
                        room.by() == null ? null : room.by().name());
    }

    private void take(@Nullable Cut cut) {
        if (cut == null) {
            return;
        }
        var lines = new ArrayList<Discounts.OfLine>();
        for (int i = 0; i < left.length; i++) {
            if (cut.taken()[i] > 0) {
                lines.add(new Discounts.OfLine(scene.sales().get(i).lineNumber(), cut.taken()[i]));
                left[i] -= cut.taken()[i];
            }
        }
        given.add(new Discounts.Given(cut.rule().key(), lines, cut.limitedBy()));
    }
}
