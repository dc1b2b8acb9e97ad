package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Names and the order of things in a programme's file decide nothing. */
class NamesAndOrderTest {
    private static final List<String> EXAMPLES = List.of("hybrid", "multipliers", "next-purchase", "tiers");
    private static final List<String> GOODS =
            List.of("coffee:2:1800", "bread:1:499:bakery", "nuts:3:150", "sofa:1:40000", "chocolate:1:700", "tea:1:1");
    private static final int RECEIPTS = 12;
    private static final int MINUTES_OF_A_QUARTER = 90 * 24 * 60;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void other_names_and_another_order_give_the_same_entries(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var document = meeting(Scenario.document(EXAMPLES.get(random.nextInt(EXAMPLES.size()))), random);
        var plain = Scenario.of(document, "2026-12-01T08:00:00+01:00");
        var other = Scenario.of(shuffled(document, random), "2026-12-01T08:00:00+01:00");
        for (int i = 0; i < RECEIPTS; i++) {
            var at = LocalDateTime.of(2027, 12, 1, 0, 0)
                    .plusMinutes(random.nextInt(MINUTES_OF_A_QUARTER))
                    .atZone(ZoneId.of("Europe/Warsaw"))
                    .toOffsetDateTime()
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            var goods = goods(random);
            plain.late("2028-03-01T08:00:00+01:00").buys(at, goods);
            other.late("2028-03-01T08:00:00+01:00").buys(at, goods);
        }
        assertThat(plain.statement()).isNotEmpty();
        assertThat(other.story().events()).isEqualTo(plain.story().events());
    }

    private static String[] goods(Random random) {
        var goods = new ArrayList<>(GOODS);
        Collections.shuffle(goods, random);
        return goods.subList(0, 1 + random.nextInt(3)).toArray(String[]::new);
    }

    /** Puts all rules at one priority, and those that are in no group into one: what decides then has to be the id. */
    private static ProgrammeDocument meeting(ProgrammeDocument document, Random random) {
        var meetings = ProgrammeDocument.Meeting.values();
        var meeting = meetings[random.nextInt(meetings.length)];
        return with(
                document,
                document.name(),
                document.wallets(),
                document.ladder(),
                document.cards(),
                document.rules().stream()
                        .map(rule -> rule.group() != null
                                ? named(rule, rule.name(), rule.group(), rule.meeting())
                                : named(rule, rule.name(), "all", meeting))
                        .toList());
    }

    private static ProgrammeDocument shuffled(ProgrammeDocument document, Random random) {
        var ladder = document.ladder();
        return with(
                document,
                "Another name",
                shuffle(document.wallets(), random),
                ladder == null
                        ? null
                        : new ProgrammeDocument.Ladder(
                                ladder.wallet(),
                                ladder.period(),
                                ladder.softLanding(),
                                shuffle(ladder.levels(), random)),
                shuffle(document.cards(), random),
                shuffle(document.rules(), random).stream()
                        .map(rule -> named(rule, "Rule " + random.nextInt(), rule.group(), rule.meeting()))
                        .toList());
    }

    private static <T> List<T> shuffle(List<T> things, Random random) {
        var shuffled = new ArrayList<>(things);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static ProgrammeDocument.Rule named(
            ProgrammeDocument.Rule rule,
            String name,
            @Nullable String group,
            ProgrammeDocument.@Nullable Meeting meeting) {
        return new ProgrammeDocument.Rule(
                rule.id(),
                name,
                7,
                rule.trigger(),
                rule.schedule(),
                group,
                meeting,
                rule.when(),
                rule.effect(),
                rule.limits());
    }

    private static ProgrammeDocument with(
            ProgrammeDocument document,
            String name,
            List<ProgrammeDocument.Wallet> wallets,
            ProgrammeDocument.@Nullable Ladder ladder,
            List<ProgrammeDocument.Card> cards,
            List<ProgrammeDocument.Rule> rules) {
        return new ProgrammeDocument(
                document.id(),
                name,
                document.zone(),
                document.memberKinds(),
                wallets,
                document.tender(),
                document.returns(),
                ladder,
                cards,
                rules);
    }
}
