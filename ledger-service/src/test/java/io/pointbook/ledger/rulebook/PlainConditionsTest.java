package io.pointbook.ledger.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.programme.Condition;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Conditions that are answered without the interpreter are answered as it answers. */
class PlainConditionsTest {
    private static final CelConditions CONDITIONS = new CelConditions();
    private static final int DEEPEST = 3;

    @Property(tries = 2_000, seed = "20271201")
    void every_condition_is_answered_as_the_interpreter_answers(
            @ForAll("conditions") String text, @ForAll("facts") Map<String, Object> facts) throws Exception {
        assertThat(answer(CONDITIONS.ofLine(text), facts))
                .as("%s over %s", text, facts)
                .isEqualTo(answer(CONDITIONS.interpreted(text), facts));
    }

    /** Nothing where it cannot be answered. */
    private static @Nullable Boolean answer(Condition condition, Map<String, Object> facts) {
        try {
            return condition.holds(facts);
        } catch (Condition.TooCostly _) {
            return null;
        }
    }

    @Provide
    Arbitrary<String> conditions() {
        return condition(DEEPEST);
    }

    private static Arbitrary<String> condition(int deep) {
        var leaf = Arbitraries.oneOf(
                compared(whole(), Arbitraries.of("==", "!=", "<", "<=", ">", ">=")),
                compared(text(), Arbitraries.of("==", "!=", "<", ">=")),
                compared(number(), Arbitraries.of("==", "<", ">")),
                Combinators.combine(
                                text(),
                                Arbitraries.of("categories", "category", "balance", "['a', 'b']", "['b', store]", "[]"))
                        .as((text, list) -> text + " in " + list),
                Arbitraries.of(
                        "enrolled",
                        "enrolled == true",
                        "true",
                        "categories == ['a']",
                        "category == categories",
                        "balance['a'] > 1",
                        "size(categories) > 1",
                        "categories.exists(c, c == 'a')",
                        "store.startsWith('a')",
                        "net / memberDays > 1"));
        if (deep == 0) {
            return leaf;
        }
        var part = condition(deep - 1);
        return Arbitraries.oneOf(
                leaf,
                part.map(one -> "!(" + one + ")"),
                Combinators.combine(part, part).as((one, other) -> "(" + one + ") && (" + other + ")"),
                Combinators.combine(part, part).as((one, other) -> "(" + one + ") || (" + other + ")"),
                Combinators.combine(part, part, part).as((a, b, c) -> "(" + a + ") ? (" + b + ") : (" + c + ")"));
    }

    private static Arbitrary<String> compared(Arbitrary<String> operand, Arbitrary<String> how) {
        return Combinators.combine(operand, how, operand).as((one, is, other) -> one + " " + is + " " + other);
    }

    private static Arbitrary<String> whole() {
        return Arbitraries.of("net", "lineNet", "memberDays", "0", "1", "2000", "-1", "net + 1");
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("store", "item", "tier", "'a'", "'b'", "''", "'😀'");
    }

    private static Arbitrary<String> number() {
        return Arbitraries.of("pieces", "quantity", "1.0", "0.5");
    }

    /** Some are missing now and then: then the interpreter decides what follows from that. */
    @Provide
    Arbitrary<Map<String, Object>> facts() {
        var texts = Arbitraries.of("", "a", "b", "\uE000", "😀");
        var wholes = Arbitraries.of(-1L, 0L, 1L, 2L, 2000L, Long.MAX_VALUE);
        var lists = texts.list().ofMaxSize(2);
        return Combinators.combine(
                        texts,
                        texts,
                        wholes,
                        wholes,
                        lists,
                        lists,
                        Arbitraries.of(0.5, 1.0, -0.0),
                        Arbitraries.of("", "", "", "net", "store", "categories", "enrolled"))
                .as((store, item, net, days, categories, category, pieces, missing) -> {
                    var facts = new HashMap<String, Object>();
                    facts.put("store", store);
                    facts.put("item", item);
                    facts.put("tier", item);
                    facts.put("net", net);
                    facts.put("lineNet", days);
                    facts.put("memberDays", days);
                    facts.put("categories", categories);
                    facts.put("category", category);
                    facts.put("pieces", pieces);
                    facts.put("quantity", pieces);
                    facts.put("enrolled", net > 0);
                    facts.put("balance", net > 0 ? Map.of("a", 5L) : Map.of());
                    facts.remove(missing);
                    return facts;
                });
    }
}
