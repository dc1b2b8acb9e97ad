package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one would have to spend more: each answer is checked by spending it, and by spending one less. */
class NextStepsTest {
    private static final String PER =
            "'type':'POINTS_PER_AMOUNT','wallet':'points','points':%s,'per':'%s','rounding':'%s'";
    private static final String FIXED = "'type':'POINTS_FIXED','wallet':'points','points':5";

    @ParameterizedTest
    @CsvSource({
        "1, 1.00, FLOOR, 950, 50",
        "1, 20.00, FLOOR, 1580, 420",
        "1, 20.00, FLOOR, 2000, 2000",
        "3, 2.00, FLOOR, 100, 34",
        "1, 1.00, HALF_UP, 949, 1",
        "1, 1.00, HALF_UP, 950, 100",
        "1, 1.00, CEILING, 901, 100",
        "7, 0.03, FLOOR, 1, 1"
    })
    void the_amount_to_the_next_unit_is_the_least_that_gives_one_more(
            String points, String per, String rounding, long net, long missing) throws Exception {
        var effect = PER.formatted(points, per, rounding);
        assertThat(missing(rule("", effect), net)).isEqualTo("p/r points " + missing);
        long now = points(rule("", effect), net);
        assertThat(points(rule("", effect), net + missing)).isGreaterThan(now);
        assertThat(points(rule("", effect), net + missing - 1)).isEqualTo(now);
    }

    @Test
    void a_sum_that_a_condition_names_is_tried_and_the_least_one_that_helps_is_told() throws Exception {
        assertThat(missing(rule("net >= 2000", FIXED), 1_580)).isEqualTo("p/r points 420");
        assertThat(missing(rule("net > 2000", FIXED), 1_580)).isEqualTo("p/r points 421");
        assertThat(missing(rule("2000 <= net && 'tea' in items", FIXED), 1_580)).isEqualTo("p/r points 420");
        assertThat(missing(rule("net >= 2000 || net >= 5000 || net >= 1000 && 'mug' in items", FIXED), 900))
                .isEqualTo("p/r points 1100");
        assertThat(missing(
                        rule(
                                "net >= 2000",
                                "'type':'COUPON','coupon':{'benefit':'POINTS','number':5,'validFor':'P1D'}"),
                        1_000))
                .isEqualTo("p/r null 1000");
        assertThat(missing(rule("net >= 2000", "'type':'DISCOUNT','discount':{'kind':'PERCENT','percent':'5'}"), 1_000))
                .isEqualTo("p/r null 1000");
    }

    @Test
    void nothing_is_told_where_no_sum_helps_or_the_rule_holds_already() throws Exception {
        assertThat(missing(rule("net >= 2000", FIXED), 2_000)).isEmpty();
        assertThat(missing(rule("net >= 2000 && 'mug' in items", FIXED), 1_000)).isEmpty();
        assertThat(missing(rule("net >= 2000 && net < 1500", FIXED), 1_000)).isEmpty();
        assertThat(missing(
                        rule("net >= 2000", FIXED).replace("'when':{", "'when':{'draw':{'name':'d','oneIn':2},"),
                        1_000))
                .isEmpty();
        assertThat(missing(
                        rule("net >= 2000", FIXED).replace("'priority'", "'group':'g','meeting':'BEST','priority'"),
                        1_000))
                .isEmpty();
    }

    @Test
    void a_rule_whose_limit_is_used_up_is_not_told() throws Exception {
        var anna = anna(rule("net >= 2000", FIXED).replace("'effect'", "'limits':[{'per':'DAY','uses':1}],'effect'"));
        assertThat(missing(anna, 1_000)).isEqualTo("p/r points 1000");
        anna.buys("2027-03-01T09:00:00+01:00", "tea:1:2000");
        assertThat(missing(anna, 1_000)).isEmpty();
    }

    @Test
    void rules_that_chance_decides_may_win_where_all_else_holds() throws Exception {
        var drawn = rule("net >= 2000", FIXED).replace("'when':{", "'when':{'draw':{'name':'d','oneIn':2},");
        var anna = anna(drawn);
        assertThat(anna.programme()
                        .mayWin(read(2_000), read(2_000).lines(), anna.story().account()))
                .isEqualTo(List.of("p/r"));
        assertThat(anna.programme()
                        .mayWin(read(1_999), read(1_999).lines(), anna.story().account()))
                .isEmpty();
        var certain = anna(rule("net >= 2000", FIXED));
        assertThat(certain.programme()
                        .mayWin(
                                read(2_000),
                                read(2_000).lines(),
                                certain.story().account()))
                .isEmpty();
    }

    private static String missing(String rule, long net) throws Exception {
        return missing(anna(rule), net);
    }

    private static String missing(Scenario anna, long net) {
        var lines = read(net).lines();
        var missing =
                anna.programme().missing(read(net), lines, lines, anna.story().account());
        return missing.isEmpty()
                ? ""
                : missing.getFirst().rule() + " " + missing.getFirst().wallet() + " "
                        + missing.getFirst().amount();
    }

    private static long points(String rule, long net) throws Exception {
        var anna = anna(rule);
        anna.buys("2027-03-01T10:00:00+01:00", "tea:1:" + net);
        return anna.active("points");
    }

    private static Scenario anna(String rule) throws Exception {
        var json = ("{'id':'p','name':'P','zone':'Europe/Warsaw','memberKinds':['CUSTOMER'],"
                        + "'wallets':[{'id':'points','spendable':true}],'tender':{'wallet':'points','pointsPerUnit':100},'rules':["
                        + rule + "]}")
                .replace('\'', '"')
                .replace('`', '\'');
        return Scenario.of(ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8)), "2027-01-01T08:00:00+01:00");
    }

    private static String rule(String condition, String effect) {
        var when = condition.isEmpty() ? "" : "'condition':'" + condition.replace('\'', '`') + "'";
        return "{'id':'r','priority':1,'when':{" + when + "},'effect':{" + effect + "}}";
    }

    private static io.pointbook.ledger.account.receipt.Receipt read(long net) {
        return Story.read(
                        ("{'storeId':'S1','workstationId':'1','businessDay':'2027-03-01','sequenceNumber':1,'type':'SALE',"
                                        + "'endedAt':'2027-03-01T10:00:00+01:00','currency':'PLN',"
                                        + "'lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':%d}]}")
                                .formatted(net))
                .receipt();
    }
}
