package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Node;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    private TestDoor test;
    private Explanations explanations;
    private String member;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        explanations = new Explanations(test.door(), test.ledger.programmes());
        member = test.member(0);
        test.post(member, Receipts.SALE);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void earned_points_are_explained_line_by_line() throws Exception {
        var why = explanations.explain("S1/W1/2026-03-01/7/1", Language.ENGLISH);

        assertThat(why.memberId()).isEqualTo(member);
        assertThat(why.why()).isInstanceOfSatisfying(Why.Earned.class, earned -> {
            assertThat(earned.base()).isEqualTo(1240);
            assertThat(earned.lines()).extracting(Why.LineShare::points).containsExactly(3L, 0L, 9L);
        });
        assertThat(why.sentences())
                .containsExactly(
                        "Rule default/points-per-amount, version 1: €12.40 counts, 1 point for €1.00, rounded down: 12"
                                + " points.",
                        "Line 1, €3.40: 3 points.",
                        "Line 2, €0.25: no points, because a deposit earns nothing.",
                        "Line 3, €9.00: 9 points.",
                        "12 points can be used at once and without end.");
        assertThat(why.sentence())
                .isEqualTo(
                        "Rule default/points-per-amount, version 1: €12.40 counts, 1 point for €1.00, rounded down: 12"
                                + " points; no points for 1 line (€0.25), because a deposit earns nothing; 12 points can be used"
                                + " at once and without end.");
        assertThat(why.language()).isEqualTo("en");
        assertThat(why.zone()).isEqualTo("UTC");
        assertThat(outline(why.tree()))
                .isEqualTo("earned=12 points (rule=default/points-per-amount version=1 effect=POINTS_PER_AMOUNT"
                        + " receipt=S1/W1/2026-03-01/7 base=12.40 EUR per=1.00 EUR factor=1 points rounding=FLOOR"
                        + " lines=3 (line=1 (net=3.40 EUR points=3 points)"
                        + " line=2 (net=0.25 EUR points=0 points excluded=DEPOSIT)"
                        + " line=3 (net=9.00 EUR points=9 points))"
                        + " lot=S1/W1/2026-03-01/7/1 (active-from=2026-03-01T12:00:00Z))");
        assertThat(why.opens()).isNotNull();
        assertThat(why.opens().id()).isEqualTo("S1/W1/2026-03-01/7/1");
        assertThat(why.lots()).isEmpty();
    }

    @Test
    void spent_points_name_the_lots_that_they_came_from_and_what_opened_those() throws Exception {
        test.clock.move(Duration.ofMinutes(1));
        test.adjust(member, 10);
        var adjusted = newest();
        hold("h1", 15);

        var why = explanations.explain("hold:h1/1", Language.ENGLISH);

        assertThat(why.lots())
                .extracting(Explanation.UsedLot::lot, Explanation.UsedLot::points)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("S1/W1/2026-03-01/7/1", 12L),
                        org.assertj.core.groups.Tuple.tuple(adjusted.entryId(), 3L));
        assertThat(why.lots().getLast().openedBy()).isEqualTo(adjusted);
        assertThat(why.lots().getFirst().openedBy().receipt()).isEqualTo("S1/W1/2026-03-01/7");
        assertThat(why.postings())
                .contains(new Posting(LedgerAccount.ACTIVE, LedgerAccount.HELD, 12, "S1/W1/2026-03-01/7/1"));
        assertThat(why.sentences()).containsExactly("15 points reserved for hold h1 until 1 March 2026, 13:01 UTC.");
    }

    @Test
    void an_event_id_with_a_suffix_is_found() throws Exception {
        hold("h1", 5);
        test.door().write(transaction -> test.door()
                .sit(transaction, member)
                .tell(new CaptureHold(member, "h1", null, test.clock.instant())));

        assertThat(explanations
                        .explain("hold:h1#captured/1", Language.ENGLISH)
                        .entry()
                        .holdId())
                .isEqualTo("h1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S1/W1/2026-03-01/7/2",
                "S1/W1/2026-03-01/7/0",
                "S1/W1/2026-03-01/8/1",
                "S1/W1/2026-03-01/7/-1",
                "S1/W1/2026-03-01/7/",
                "S1/W1/2026-03-01/7/99999999999",
                "/1",
                "1"
            })
    void an_entry_that_is_not_there_is_unknown(String entryId) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> explanations.explain(entryId, Language.ENGLISH))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("unknown_entry"));
    }

    @Test
    void it_is_told_in_the_language_asked_for() throws Exception {
        var why = explanations.explain("S1/W1/2026-03-01/7/1", Language.POLISH);

        assertThat(why.language()).isEqualTo("pl");
        assertThat(why.sentence())
                .startsWith(
                        "Reguła default/points-per-amount, wersja 1: liczy się 12,40\u00a0€, 1 punkt za 1,00\u00a0€,")
                .contains("bez punktów 1 pozycja (0,25\u00a0€), bo kaucja nic nie daje");
        assertThat(why.tree().label()).isEqualTo("Naliczono");
        assertThat(why.tree().key()).isEqualTo("earned");
    }

    private static String outline(Node node) {
        var unit = node.unit() == null ? "" : " " + node.unit();
        var inside = node.children().stream().map(ExplanationsTest::outline).collect(Collectors.joining(" "));
        return node.key() + "=" + node.value() + unit + (inside.isEmpty() ? "" : " (" + inside + ")");
    }

    private void hold(String holdId, long points) throws Exception {
        var now = test.clock.instant();
        test.door().write(transaction -> test.door()
                .sit(transaction, member)
                .tell(new HoldPoints(member, holdId, "points", points, now.plus(Duration.ofHours(1)), now)));
    }

    private StatementLine newest() throws Exception {
        return new Statement(test.door()).entries(member, 1, null).entries().getFirst();
    }
}
