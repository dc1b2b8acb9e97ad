package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Node;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped programme: silver from 500, gold from 1000 a calendar year, one step down at a time. */
class TierExplanationsTest {
    private TestDoor test;
    private TierExplanations explanations;
    private String member;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        explanations = new TierExplanations(test.door());
        member = test.member(0);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void the_receipts_of_the_period_and_the_one_that_reached_the_level_are_named() throws Exception {
        Published.example(test.ledger, "tiers", Instant.parse("2026-01-01T00:00:00Z"));
        buys(1, 40_000);
        buys(2, 20_000);
        buys(3, 5_000);

        var told = explanations.explain(member, Language.ENGLISH);

        assertThat(told.tier()).isEqualTo("silver");
        assertThat(told.sentence())
                .isEqualTo("Level silver: 650 × status in the period from 1 January 2026, 00:00 until 1 January 2027,"
                        + " 00:00; silver was reached with 600 × status by receipt S1/W1/2026-03-01/2 on 1 March 2026,"
                        + " 13:02; 350 × status more for gold.");
        assertThat(child(told.tree(), "receipts").value()).isEqualTo("3");
        assertThat(child(told.tree(), "receipts").children())
                .extracting(lot -> child(lot, "receipt").value() + " "
                        + child(lot, "points").value() + " "
                        + child(lot, "running").value())
                .containsExactly(
                        "S1/W1/2026-03-01/1 400 400", "S1/W1/2026-03-01/2 200 600", "S1/W1/2026-03-01/3 50 650");
    }

    @Test
    void a_level_of_an_earlier_period_names_the_purchase_of_that_period_and_what_follows() throws Exception {
        Published.example(test.ledger, "tiers", Instant.parse("2026-01-01T00:00:00Z"));
        buys(1, 120_000);
        test.clock.move(Duration.ofDays(365));
        buys(2, 10_000);

        var told = explanations.explain(member, Language.POLISH);

        assertThat(told.tier()).isEqualTo("gold");
        assertThat(told.sentence())
                .isEqualTo(
                        "Poziom gold: 100 × status w okresie od 1 stycznia 2027, 00:00 do 1 stycznia 2028, 00:00;"
                                + " poziom gold osiągnięto przy 1\u00a0200 × status paragonem S1/W1/2026-03-01/1, 1 marca 2026, 13:01;"
                                + " wyższego poziomu nie ma; od 1 stycznia 2028, 00:00 poziom silver, jeśli nic nie przybędzie.");
        assertThat(child(told.tree(), "periods").children())
                .extracting(Node::value)
                .containsExactly("1200", "100");
    }

    @Test
    void the_level_that_everybody_begins_with_was_reached_by_nothing() throws Exception {
        Published.example(test.ledger, "tiers", Instant.parse("2026-01-01T00:00:00Z"));

        var told = explanations.explain(member, Language.ENGLISH);

        assertThat(told.tier()).isEqualTo("bronze");
        assertThat(told.sentence()).doesNotContain("reached");
        assertThat(told.sentences()).hasSize(3);
    }

    @Test
    void a_programme_without_levels_has_none_to_explain() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> explanations.explain(member, Language.ENGLISH))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("no_levels"));
    }

    private void buys(int number, long net) throws Exception {
        test.clock.move(Duration.ofMinutes(1));
        test.post(member, """
                {'storeId':'S1','workstationId':'W1','businessDay':'%s','sequenceNumber':%d,'type':'SALE',
                 'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},
                 'lines':[{'lineNumber':1,'kind':'SALE','itemId':'sofa','quantity':'1','net':%d}]}
                """.formatted(
                        test.clock.instant().toString().substring(0, 10), number, test.clock.instant(), net));
    }

    private static Node child(Node node, String key) {
        List<Node> found =
                node.children().stream().filter(part -> part.key().equals(key)).toList();
        assertThat(found).as(key).hasSize(1);
        return found.getFirst();
    }
}
