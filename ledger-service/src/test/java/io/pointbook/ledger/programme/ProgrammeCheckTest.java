package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has its place, and says what is expected. */
class ProgrammeCheckTest {
    private static final String GOOD = """
            {"id":"p","name":"P","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
             "wallets":[{"id":"points","spendable":true},{"id":"status","spendable":false}],
             "tender":{"wallet":"points","pointsPerUnit":100},
             "ladder":{"wallet":"status","period":"CALENDAR_YEAR","softLanding":true,"levels":[{"id":"low","from":0},{"id":"high","from":10}]},
             "cards":[{"id":"card","collects":"status","full":3,"wallet":"points","points":5}],
             "rules":[{"id":"r","name":"R","priority":1,"group":"g","meeting":"BEST",
               "when":{"from":"2027-01-01","until":"2027-12-31","hours":[{"days":["MONDAY"],"from":"08:00","until":"10:00"}],"tiers":["high"],"condition":"net > 100","lines":"item != 'x'"},
               "effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":1,"per":"1.00"},
               "limits":[{"per":"DAY","points":5}]}]}""";

    @Test
    void what_is_right_has_no_problems() throws Exception {
        assertThat(check(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"p\"|\"id\":\"P!\"|id",
                "\"name\":\"P\"|\"name\":\" \"|name",
                "[\"CUSTOMER\"]|[]|memberKinds",
                "[\"CUSTOMER\"]|[\"GUEST\"]|memberKinds",
                "{\"id\":\"points\",\"spendable\":true}|{\"id\":\"points\",\"spendable\":false}|wallets",
                "{\"wallet\":\"points\",\"pointsPerUnit\":100}|{\"wallet\":\"status\",\"pointsPerUnit\":100}|tender.wallet",
                "\"pointsPerUnit\":100|\"pointsPerUnit\":0|tender.pointsPerUnit",
                "\"ladder\":{\"wallet\":\"status\"|\"ladder\":{\"wallet\":\"points\"|ladder.wallet",
                "{\"id\":\"low\",\"from\":0}|{\"id\":\"low\",\"from\":1}|ladder.levels",
                "{\"id\":\"high\",\"from\":10}|{\"id\":\"high\",\"from\":0}|ladder.levels[high].from",
                "\"full\":3|\"full\":0|cards[card].full",
                "\"collects\":\"status\"|\"collects\":\"gold\"|cards[card].collects",
                "\"until\":\"2027-12-31\"|\"until\":\"2026-12-31\"|rules[r].when.until",
                "\"from\":\"2027-01-01\"|\"from\":\"1.1.2027\"|rules[r].when.from",
                "\"until\":\"10:00\"|\"until\":\"07:00\"|rules[r].when.hours.until",
                "\"tiers\":[\"high\"]|\"tiers\":[\"top\"]|rules[r].when.tiers",
                "\"per\":\"1.00\"|\"per\":\"0\"|rules[r].effect.per",
                "\"points\":1,|\"points\":-1,|rules[r].effect.points",
                "\"wallet\":\"points\",\"points\":1|\"wallet\":\"none\",\"points\":1|rules[r].effect.wallet",
                "{\"per\":\"DAY\",\"points\":5}|{\"per\":\"DAY\"}|rules[r].limits",
                "\"group\":\"g\",|``|rules[r].group"
            })
    void a_mistake_is_found_at_its_place(String right, String wrong, String where) throws Exception {
        assertThat(GOOD).contains(right);
        assertThat(check(GOOD.replace(right, wrong == null ? "" : wrong)))
                .extracting(ProgrammeCheck.Problem::where)
                .contains(where);
    }

    @Test
    void a_condition_that_is_wrong_is_named_with_its_column() throws Exception {
        var unknown = check(GOOD.replace("net > 100", "net > 100 && nett < 5"));
        assertThat(unknown).hasSize(1);
        assertThat(unknown.getFirst().where()).isEqualTo("rules[r].when.condition");
        assertThat(unknown.getFirst().what()).contains("nett");
        assertThat(unknown.getFirst().column()).isEqualTo(14);
        assertThat(check(GOOD.replace("net > 100", "net + 100"))).hasSize(1); // not a truth
        assertThat(check(GOOD.replace("net > 100", "item == 'x'")))
                .hasSize(1); // a line's fact in a receipt's condition
        assertThat(check(GOOD.replace("net > 100", "net > "))).hasSize(1);
    }

    @Test
    void rules_of_one_group_meet_in_one_way() throws Exception {
        var second = "{\"id\":\"s\",\"name\":\"S\",\"priority\":1,\"group\":\"g\",\"meeting\":\"STACK\","
                + "\"effect\":{\"type\":\"POINTS_FIXED\",\"wallet\":\"points\",\"points\":1}},";
        assertThat(check(GOOD.replace("\"rules\":[", "\"rules\":[" + second)))
                .extracting(ProgrammeCheck.Problem::where)
                .containsExactly("rules[r].meeting");
    }

    @Test
    void a_field_that_nobody_knows_or_a_number_in_quotes_is_a_mistake_with_its_path() {
        assertThat(refused(GOOD.replace("\"group\":\"g\"", "\"gruppe\":\"g\"")).where())
                .isEqualTo("rules[0].gruppe");
        assertThat(refused(GOOD.replace("\"priority\":1", "\"priority\":\"1\"")).where())
                .isEqualTo("rules[0].priority");
        assertThat(refused("nonsense").what()).startsWith("not JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"r\"|{\"trigger\":\"BIRTHDAY\",\"id\":\"r\"|rules[r].trigger",
                "\"tiers\"|\"draw\":{\"name\":\"d\",\"oneIn\":2},\"tiers\"|rules[r].when.draw",
                ",\"currency\":\"PLN\"|``|rules[r].effect.discount.currency",
                "\"from\":\"100\"|\"from\":\"50.00\"|rules[r].effect.discount.bands.from",
                "\"currency\":\"PLN\"|\"currency\":\"QQQ\"|rules[r].effect.discount.currency"
            })
    void a_mistake_in_a_discount_is_found_at_its_place(String right, String wrong, String where) throws Exception {
        var discount = GOOD.replace(
                "{\"type\":\"POINTS_PER_AMOUNT\",\"wallet\":\"points\",\"points\":1,\"per\":\"1.00\"}",
                "{\"type\":\"DISCOUNT\",\"discount\":{\"kind\":\"BANDS\",\"by\":\"PIECES\",\"currency\":\"PLN\","
                        + "\"bands\":[{\"from\":\"50\",\"percent\":\"5\"},{\"from\":\"100\",\"percent\":\"9\"}]}}");
        assertThat(check(discount)).isEmpty();
        assertThat(discount).contains(right);
        assertThat(check(discount.replace(right, wrong == null ? "" : wrong)))
                .extracting(ProgrammeCheck.Problem::where)
                .contains(where);
    }

    private static ProgrammeCheck.Problem refused(String json) {
        return catchThrowableOfType(
                        ProgrammeJson.NotAProgramme.class,
                        () -> ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .problem();
    }

    private static java.util.List<ProgrammeCheck.Problem> check(String json) throws Exception {
        return ProgrammeCheck.of(ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8)), new CelConditions());
    }
}
