package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.words.Language;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptExplanationsTest {
    private TestDoor test;
    private ReceiptExplanations explanations;
    private String member;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        explanations = new ReceiptExplanations(test.door(), test.ledger.programmes(), CanonicalReceiptReader::read);
        member = test.member(0);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_receipt_tells_its_entries_and_the_coupons_that_it_brought() throws Exception {
        Published.example(test.ledger, "next-purchase", Instant.parse("2026-01-01T00:00:00Z"));
        test.post(member, Receipts.SALE);

        var told = explanations.explain("S1/W1/2026-03-01/7", false, Language.ENGLISH);

        assertThat(told.sentence()).isEqualTo("Receipt S1/W1/2026-03-01/7: 1 entry.");
        assertThat(told.kept()).isNull();
        assertThat(told.zone()).isEqualTo("Europe/Warsaw");
        assertThat(told.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.memberId()).isEqualTo(member);
            assertThat(entry.points()).isEqualTo(12);
            assertThat(entry.sentence()).startsWith("Rule next-purchase/base, version 1: €12.40 counts");
        });
        assertThat(told.sentences())
                .containsExactly(
                        "Receipt S1/W1/2026-03-01/7: 1 entry.",
                        "Rule next-purchase/two-off, version 1, gave a coupon: PLN 2.00 off, from 2 March 2026, 13:00"
                                        .replace("PLN 2", "PLN\u00a02")
                                + " until 16 March 2026, 13:00.");
    }

    @Test
    void a_receipt_that_gave_nothing_says_so() throws Exception {
        test.post(member, Receipts.nothing(9));

        var told = explanations.explain("S1/W1/2026-03-01/9", false, Language.POLISH);

        assertThat(told.sentence()).isEqualTo("Paragon S1/W1/2026-03-01/9 nie zmienił punktów.");
        assertThat(told.entries()).isEmpty();
    }

    @Test
    void rules_that_gave_nothing_are_named_only_when_they_are_asked_for_each_with_its_cause() throws Exception {
        Published.example(test.ledger, "visits-and-welcome", Instant.parse("2026-01-01T00:00:00Z"));
        test.post(member, Receipts.SALE);
        test.post(member, Receipts.SALE.replace("'sequenceNumber':7", "'sequenceNumber':8"));

        assertThat(explanations
                        .explain("S1/W1/2026-03-01/8", false, Language.ENGLISH)
                        .silentRules())
                .isNull();
        var told = explanations.explain("S1/W1/2026-03-01/8", true, Language.ENGLISH);

        assertThat(told.silentRules())
                .extracting(ReceiptExplanation.Silent::sentence)
                .containsExactly(
                        "Rule visits-and-welcome/welcome, version 1, gave nothing: its limit (in all) had left nothing.",
                        "Rule visits-and-welcome/visit, version 1, gave nothing: its limit (per day) had left nothing.");
        assertThat(explanations
                        .explain("S1/W1/2026-03-01/7", true, Language.ENGLISH)
                        .silentRules())
                .as("as the account was then, not as it is now")
                .isEmpty();
    }

    @Test
    void beyond_so_many_events_of_the_account_the_rules_are_not_asked_again() throws Exception {
        test.post(member, Receipts.nothing(9));
        test.post(member, Receipts.nothing(10));
        var programmes = test.ledger.programmes();
        var few = new ReceiptExplanations(
                test.door(),
                programmes,
                new SilentRules(test.door().events(), programmes, CanonicalReceiptReader::read, 1));

        assertThat(few.explain("S1/W1/2026-03-01/9", true, Language.ENGLISH).silentRules())
                .extracting(ReceiptExplanation.Silent::cause)
                .containsExactly(SilentRule.WhySilent.NO_SALE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> few.explain("S1/W1/2026-03-01/10", true, Language.ENGLISH))
                .withMessageContaining("at most 1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1/W1/2026-03-01/7", "hold:h-1", "S1/W1/2026-03-01", "S1/W1/2026-13-01/7", ""})
    void what_is_no_receipt_is_unknown(String receipt) throws Exception {
        test.adjust(member, 5);
        var now = test.clock.instant();
        test.door().write(transaction -> test.door()
                .sit(transaction, member)
                .tell(new HoldPoints(member, "h-1", "points", 1, now.plus(Duration.ofHours(1)), now)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> explanations.explain(receipt, true, Language.ENGLISH))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("unknown_receipt"));
    }
}
