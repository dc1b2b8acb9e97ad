package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that take something off the open basket: each kind, its rounding, its edges, and how they meet. */
class DiscountRulesTest {
    private static final String ENROLLED = "2027-01-01T08:00:00+01:00";
    private static final String NOON = "2027-03-01T12:00:00+01:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # percent: rounded once for all lines, spread by largest remainder
            "kind":"PERCENT","percent":"10"                                  | FLOOR   | tea:1:999 mug:1:1001 | tea -100 = 899, mug -100 = 901
            "kind":"PERCENT","percent":"12.5"                                | FLOOR   | tea:1:333            | tea -41 = 292
            "kind":"PERCENT","percent":"12.5"                                | HALF_UP | tea:1:333            | tea -42 = 291
            "kind":"PERCENT","percent":"12.5"                                | CEILING | tea:1:329            | tea -42 = 287
            "kind":"PERCENT","percent":"10"                                  | FLOOR   | tea:1:55 mug:1:55    | tea -6 = 49, mug -5 = 50
            "kind":"PERCENT","percent":"100"                                 | FLOOR   | tea:1:7              | tea -7 = 0
            # an amount: never below zero, bottles brought back get no cheaper
            "kind":"AMOUNT","amount":"5.00","currency":"PLN"                 | FLOOR   | tea:1:1000 mug:1:500 | tea -333 = 667, mug -167 = 333
            "kind":"AMOUNT","amount":"5.00","currency":"PLN"                 | FLOOR   | tea:1:300            | tea -300 = 0
            "kind":"AMOUNT","amount":"5.00","currency":"PLN"                 | FLOOR   | tea:1:300 empty:1:-50 | tea -300 = 0, empty = -50
            "kind":"AMOUNT","amount":"5.00","currency":"EUR"                 | FLOOR   | tea:1:300            | tea = 300
            # a price: of a piece or a kilogram, only where it is lower
            "kind":"PRICE_PER_PIECE","price":"3.99","currency":"PLN"         | FLOOR   | tea:3:1500 mug:1:300 | tea -303 = 1197, mug = 300
            "kind":"PRICE_PER_PIECE","price":"9.99","currency":"PLN"         | FLOOR   | ham:0.333:500        | ham -167 = 333
            "kind":"PRICE_PER_PIECE","price":"9.99","currency":"PLN"         | CEILING | ham:0.333:500        | ham -168 = 332
            "kind":"PRICE_PER_PIECE","price":"0","currency":"PLN"            | FLOOR   | tea:3:1500           | tea -1500 = 0
            # one of so many pieces, the cheapest ones
            "kind":"NTH_PIECE","every":2,"price":"0.01","currency":"PLN"     | FLOOR   | tea:2:1998           | tea -998 = 1000
            "kind":"NTH_PIECE","every":2,"price":"0.01","currency":"PLN"     | FLOOR   | tea:1:999            | tea = 999
            "kind":"NTH_PIECE","every":2,"price":"0.01","currency":"PLN"     | FLOOR   | tea:1:999 mug:1:500  | tea = 999, mug -499 = 1
            "kind":"NTH_PIECE","every":3,"percent":"100"                     | FLOOR   | tea:2:2000 mug:4:2000 | tea = 2000, mug -1000 = 1000
            "kind":"NTH_PIECE","every":3,"percent":"100"                     | FLOOR   | tea:5:500            | tea -100 = 400
            "kind":"NTH_PIECE","every":2,"percent":"50","most":1             | FLOOR   | tea:6:600            | tea -50 = 550
            "kind":"NTH_PIECE","every":1,"percent":"100","most":1            | FLOOR   | tea:1:300 mug:1:300  | tea -300 = 0, mug = 300
            "kind":"NTH_PIECE","every":2,"percent":"100"                     | FLOOR   | ham:0.9:300 ham:1.9:900 tea:1:900 | ham = 300, ham -473 = 427, tea = 900
            # bands: the highest one that is reached
            "kind":"BANDS","by":"PIECES","bands":[{"from":"3","percent":"10"},{"from":"6","percent":"20"}] | FLOOR | tea:2:1000 | tea = 1000
            "kind":"BANDS","by":"PIECES","bands":[{"from":"6","percent":"20"},{"from":"3","percent":"10"}] | FLOOR | tea:2:1000 mug:1:500 | tea -100 = 900, mug -50 = 450
            "kind":"BANDS","by":"PIECES","bands":[{"from":"3","percent":"10"},{"from":"6","percent":"20"}] | FLOOR | tea:6:1000 | tea -200 = 800
            "kind":"BANDS","by":"NET","currency":"PLN","bands":[{"from":"10.00","percent":"5"}] | FLOOR | tea:1:999 | tea = 999
            "kind":"BANDS","by":"NET","currency":"PLN","bands":[{"from":"10.00","percent":"5"}] | FLOOR | tea:1:1000 | tea -50 = 950
            """)
    void each_kind_takes_what_it_says(String discount, String rounding, String goods, String lines) throws Exception {
        var rule = rule("r", 1, "", discount, "");
        rule = rule.replace("\"DISCOUNT\",", "\"DISCOUNT\",\"rounding\":\"" + rounding + "\",");
        assertThat(quote(rule, goods.split(" "))).isEqualTo(lines.replace(", ", "\n"));
    }

    @Test
    void each_rule_works_on_what_those_of_higher_priority_left() throws Exception {
        var rules = rule("ten", 2, "", "\"kind\":\"PERCENT\",\"percent\":\"10\"", "") + ","
                + rule("five-off", 1, "", "\"kind\":\"AMOUNT\",\"amount\":\"5.00\",\"currency\":\"PLN\"", "");
        assertThat(quote(rules, "tea:1:1000")).isEqualTo("tea p/ten -100 p/five-off -500 = 400");
        assertThat(quote(rules.replace("\"priority\":2", "\"priority\":0"), "tea:1:1000"))
                .isEqualTo("tea p/five-off -500 p/ten -50 = 450");
    }

    @Test
    void the_best_of_a_group_counts_where_its_first_rule_stands_and_an_exclusive_one_gives_way_to_none()
            throws Exception {
        String percent = "\"kind\":\"PERCENT\",\"percent\":\"20\"";
        String amount = "\"kind\":\"AMOUNT\",\"amount\":\"3.00\",\"currency\":\"PLN\"";
        String best = "\"group\":\"g\",\"meeting\":\"BEST\",";
        var rules = rule("few", 9, best, amount, "") + ","
                + rule("half", 5, "", "\"kind\":\"PERCENT\",\"percent\":\"50\"", "") + ","
                + rule("many", 1, best, percent, "");
        assertThat(quote(rules, "tea:1:1000")).isEqualTo("tea p/few -300 p/half -350 = 350");
        assertThat(quote(rules, "tea:1:2000")).isEqualTo("tea p/many -400 p/half -800 = 800");
        assertThat(quote(rules.replace("BEST", "EXCLUSIVE"), "tea:1:2000"))
                .isEqualTo("tea p/few -300 p/half -850 = 850");
        var elsewhere = rules.replace("BEST", "EXCLUSIVE")
                .replaceFirst("\"effect\"", "\"when\":{\"lines\":\"item == 'mug'\"},\"effect\"");
        assertThat(quote(elsewhere, "tea:1:2000")).isEqualTo("tea p/half -1000 p/many -200 = 800");
    }

    @Test
    void conditions_ask_about_the_basket_before_all_discounts_and_points_rules_about_what_is_paid() throws Exception {
        var rules = rule("ten", 2, "", "\"kind\":\"PERCENT\",\"percent\":\"10\"", "") + ","
                + rule(
                        "over",
                        1,
                        "",
                        "\"kind\":\"PERCENT\",\"percent\":\"10\"",
                        "\"when\":{\"condition\":\"net >= 1000\"},")
                + ",{\"id\":\"base\",\"priority\":0,\"effect\":{\"type\":\"POINTS_PER_AMOUNT\",\"wallet\":\"points\",\"points\":1,\"per\":\"1.00\"}}";
        var anna = Scenario.of(document(rules), ENROLLED);
        assertThat(Checkout.quote(anna, NOON, "tea:1:1000")).isEqualTo("tea p/ten -100 p/over -90 = 810");
        Checkout.pays(anna, NOON, "tea:1:1000");
        assertThat(anna.statement()).isEqualTo("EARNED points +8 = 8 by p/base");
        assertThat(Checkout.uses(anna)).isEqualTo("p/over -90\np/ten -100");
    }

    @Test
    void a_use_counts_for_the_limits_of_its_rule_and_gives_nothing_again() throws Exception {
        var anna = Scenario.of(
                document(rule("ten", 1, "", "\"kind\":\"PERCENT\",\"percent\":\"10\",\"currency\":\"PLN\"", "")
                        .replaceFirst(
                                "}}$",
                                "},\"limits\":[{\"per\":\"DAY\",\"uses\":2},{\"per\":\"MONTH\",\"points\":250}]}")),
                ENROLLED);
        assertThat(Checkout.quote(anna, NOON, "tea:1:1000")).isEqualTo("tea p/ten -100 = 900");
        Checkout.pays(anna, NOON, "tea:1:1000");
        assertThat(anna.statement()).isEmpty();
        Checkout.pays(anna, NOON, "tea:1:1000");
        assertThat(Checkout.quote(anna, NOON, "tea:1:1000")).isEqualTo("tea = 1000");
        assertThat(Checkout.quote(anna, "2027-03-02T12:00:00+01:00", "tea:1:600", "mug:1:400"))
                .isEqualTo("tea p/ten -30 = 570\nmug p/ten -20 = 380");
        assertThat(Checkout.quote(anna, "2027-04-01T12:00:00+02:00", "tea:1:1000"))
                .isEqualTo("tea p/ten -100 = 900");
    }

    @Test
    void what_a_till_did_otherwise_is_written_down_and_counted_as_it_was() throws Exception {
        var anna = Scenario.of(
                document(rule(
                                "ten",
                                1,
                                "",
                                "\"kind\":\"PERCENT\",\"percent\":\"10\"",
                                "\"when\":{\"hours\":[{\"from\":\"08:00\",\"until\":\"14:00\"}]},")
                        .replaceFirst("}}$", "},\"limits\":[{\"per\":\"DAY\",\"uses\":2}]}")),
                ENROLLED);
        var tea = List.of("tea:1:850");
        Checkout.gives(anna, NOON, tea, Map.of(1, "ten:150"));
        assertThat(Checkout.uses(anna)).isEqualTo("p/ten -150 AMOUNT, expected -100");
        Checkout.gives(anna, "2027-03-01T14:00:00+01:00", tea, Map.of(1, "p/ten:95"));
        assertThat(Checkout.uses(anna)).isEqualTo("p/ten -95 NOT_DUE, expected -0");
        Checkout.gives(anna, NOON, tea, Map.of(1, "p/ten:94"));
        assertThat(Checkout.uses(anna)).isEqualTo("p/ten -94 OVER_LIMIT DAY, expected -0");
        Checkout.gives(anna, NOON, tea, Map.of(1, "other/ten:94"));
        assertThat(Checkout.uses(anna)).isEqualTo("other/ten -94 UNKNOWN_RULE, expected -0");
        Checkout.gives(anna, NOON, tea, Map.of(1, "SPRING/2027:94"));
        assertThat(Checkout.uses(anna)).isEmpty();
        Checkout.gives(anna, NOON, tea, Map.of(1, "eleven:94"));
        assertThat(Checkout.uses(anna)).isEmpty();
        Checkout.gives(anna, "2027-03-02T12:00:00+01:00", List.of("tea:1:900", "mug:1:900"), Map.of(1, "ten:200"));
        assertThat(Checkout.uses(anna)).isEqualTo("p/ten -200 AMOUNT, expected -200");
    }

    @Test
    void what_an_offline_till_left_out_is_written_down_and_uses_no_limit_up() throws Exception {
        var anna = Scenario.of(
                document(rule("ten", 2, "", "\"kind\":\"PERCENT\",\"percent\":\"10\"", "")
                                .replaceFirst("}}$", "},\"limits\":[{\"per\":\"DAY\",\"uses\":1}]}")
                        + ","
                        + rule("one-off", 1, "", "\"kind\":\"AMOUNT\",\"amount\":\"1.00\",\"currency\":\"PLN\"", "")),
                ENROLLED);
        anna.arrives(NOON, "SALE", Scenario.sales("tea:1:1000"), ",'offline':true");
        assertThat(Checkout.uses(anna))
                .isEqualTo("p/one-off -0 LEFT_OUT, expected -100\np/ten -0 LEFT_OUT, expected -100");
        assertThat(Checkout.quote(anna, NOON, "tea:1:1000"))
                .as("the limit of one use a day is untouched")
                .isEqualTo("tea p/ten -100 p/one-off -100 = 800");

        Checkout.gives(anna, NOON, List.of("tea:1:900"), Map.of(1, "one-off:100"));
        assertThat(Checkout.uses(anna))
                .as("a till that gives some of them could have given all")
                .isEqualTo("p/one-off -100\np/ten -0 LEFT_OUT, expected -100");
        Checkout.gives(anna, NOON, List.of("tea:1:900"), Map.of(1, "ten:100"));
        anna.arrives(NOON, "SALE", Scenario.sales("tea:1:1000"), ",'offline':true");
        assertThat(Checkout.uses(anna))
                .as("what a limit leaves nothing of was not due")
                .isEqualTo("p/one-off -0 LEFT_OUT, expected -100");
    }

    @Test
    void a_till_that_is_online_and_gives_none_of_the_discounts_declines_an_offer() throws Exception {
        var anna = Scenario.of(document(rule("ten", 1, "", "\"kind\":\"PERCENT\",\"percent\":\"10\"", "")), ENROLLED);
        anna.buys(NOON, "tea:1:1000");
        assertThat(Checkout.uses(anna)).isEmpty();
        Checkout.gives(anna, NOON, List.of("tea:1:1000"), Map.of(1, "SPRING:50"));
        assertThat(Checkout.uses(anna)).isEmpty();
        anna.arrives(
                NOON,
                "RETURN",
                List.of("{'lineNumber':1,'kind':'RETURN','itemId':'tea','quantity':'-1','net':-900}"),
                ",'offline':true");
        assertThat(Checkout.uses(anna)).isEmpty();
    }

    @Test
    void a_basket_that_carries_the_discounts_of_an_earlier_quote_is_quoted_as_before() throws Exception {
        var anna = Scenario.of(document(rule("ten", 1, "", "\"kind\":\"PERCENT\",\"percent\":\"10\"", "")), ENROLLED);
        assertThat(Checkout.requote(anna, NOON, "tea:1:1000")).isEqualTo("tea p/ten -100 = 900");
    }

    private static String quote(String rules, String... goods) throws Exception {
        var quoted = Checkout.quote(Scenario.of(document(rules), ENROLLED), NOON, goods);
        return rules.contains("\"id\":\"r\"") ? quoted.replace(" p/r ", " ") : quoted;
    }

    private static String rule(String id, int priority, String group, String discount, String when) {
        return "{\"id\":\"%s\",\"priority\":%d,%s%s\"effect\":{\"type\":\"DISCOUNT\",\"discount\":{%s}}}"
                .formatted(id, priority, group, when, discount);
    }

    private static ProgrammeDocument document(String rules) throws Exception {
        var json = """
                {"id":"p","name":"P","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
                 "wallets":[{"id":"points","spendable":true}],"tender":{"wallet":"points","pointsPerUnit":100},
                 "rules":[%s]}""".formatted(rules);
        return ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
