package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A rule that cannot be answered on some receipt is left out there, said, and the others count. */
class SkippedRulesTest {

    @Test
    void a_condition_beyond_its_limit_of_steps_is_skipped_and_named() throws Exception {
        var nested = "categories.exists(a, categories.exists(b, categories.exists(c, categories.exists(d, "
                + "a + b + c + d == 'never'))))";
        var anna = anna("\"when\":{\"condition\":\"" + nested + "\"},", "1");
        var goods = new String[12];
        for (int i = 0; i < goods.length; i++) {
            goods[i] = "item" + i + ":1:100:category" + i;
        }
        anna.buys("2027-03-01T10:00:00+01:00", goods);
        assertThat(anna.statement()).isEqualTo("EARNED points +12 = 12 by p/base");
        assertSkipped(anna);
        anna.buys("2027-03-02T10:00:00+01:00", "milk:1:100:dairy");
        assertThat(((ReceiptPosted) anna.story().events().getLast()).notes()).isEmpty();
    }

    @Test
    void a_sum_that_is_too_large_is_skipped_and_named() throws Exception {
        var anna = anna("", "1000000000");
        anna.buys("2027-03-01T10:00:00+01:00", "yacht:999999999:999999999999");
        assertThat(anna.statement()).isEqualTo("EARNED points +9999999999 = 9999999999 by p/base");
        assertSkipped(anna);
    }

    private static void assertSkipped(Scenario anna) {
        assertThat(((ReceiptPosted) anna.story().events().getLast()).notes())
                .containsExactly(new Note(Note.Code.RULE_SKIPPED, null, "p/odd"));
    }

    private static Scenario anna(String when, String points) throws Exception {
        var json = """
                {"id":"p","name":"P","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
                 "wallets":[{"id":"points","spendable":true}],"tender":{"wallet":"points","pointsPerUnit":100},
                 "rules":[{"id":"base","name":"Base","priority":2,"effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":1,"per":"1.00"}},
                  {"id":"odd","name":"Odd","priority":1,%s"effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":%s,"per":"0.01"}}]}""".formatted(when, points);
        return Scenario.of(ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8)), "2027-01-01T08:00:00+01:00");
    }
}
