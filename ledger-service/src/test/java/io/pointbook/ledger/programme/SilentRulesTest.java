package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Hindsight;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a rule gave nothing with a receipt, asked afterwards of what is stored. */
class SilentRulesTest {
    private static final String ENROLLED = "2027-01-01T08:00:00+01:00";
    private static final String NOON = "2027-03-01T12:00:00+01:00"; // a Monday; the scenario's draw falls on 3, 6, 9 …
    private static final String BASE = rule("base", "", "", "POINTS_PER_AMOUNT", ",'points':1,'per':'1.00'");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'stores':['S2']                                | STORE
            'from':'2027-03-02'                            | DATE
            'until':'2027-02-28'                           | DATE
            'hours':[{'days':['TUESDAY']}]                 | HOURS
            'hours':[{'from':'12:01'}]                     | HOURS
            'tags':['vip']                                 | TAG
            'draw':{'name':'d','oneIn':3}                  | DRAW
            'condition':'net > 1000'                       | CONDITION
            'lines':'item == "mug"'                        | NO_LINE
            'condition':'balance["none"] > 0'              | SKIPPED
            """)
    void a_rule_that_does_not_hold_is_named_with_what_did_not_fit(String when, String cause) throws Exception {
        var anna = anna(BASE, rule("odd", "", ",'when':{" + when + "}", "POINTS_FIXED", ",'points':5"));
        anna.buys(NOON, "tea:1:1000");
        assertThat(silent(anna)).isEqualTo("p/odd " + cause);
    }

    @Test
    void what_gave_something_is_not_named_and_what_comes_to_less_than_one_is() throws Exception {
        var anna = anna(BASE, rule("twice", "", "", "MULTIPLIER", ",'factor':'2'"));
        anna.buys(NOON, "tea:1:100");
        assertThat(silent(anna)).isEmpty();
        anna.buys(NOON, "gum:1:99");
        assertThat(silent(anna)).isEqualTo("p/base NOTHING\np/twice NOTHING");
        anna.bringsBackWithoutReceipt(NOON, "tea", 1, 100);
        assertThat(silent(anna)).isEqualTo("p/base NO_SALE\np/twice NO_SALE");
        anna.voids(NOON, 2, "2027-03-01");
        assertThat(silent(anna)).as("a void is no purchase: no rule is asked").isEmpty();
    }

    @Test
    void a_limit_is_named_by_its_period_as_it_stood_before_the_receipt() throws Exception {
        var anna = anna(rule("daily", "", "", "POINTS_FIXED", ",'points':5") //
                .replace("}}", "},'limits':[{'per':'EVER','points':20},{'per':'DAY','uses':1}]}"));
        anna.buys(NOON, "tea:1:100");
        assertThat(silent(anna)).isEmpty();
        anna.buys(NOON, "tea:1:100");
        assertThat(silent(anna)).isEqualTo("p/daily LIMIT DAY");
    }

    @Test
    void a_campaign_s_budget_is_named_where_all_else_was_right() throws Exception {
        var anna = anna(rule("first", "", "", "POINTS_FIXED", ",'points':5") //
                .replace("}}", "},'limits':[{'per':'CAMPAIGN','points':20}]}"));
        anna.buys(NOON, "tea:1:100");
        var posted = (ReceiptPosted) anna.story().events().getLast();
        // as though others had used the budget up: the account does not know it
        var silent = anna.programme()
                .silentRules(
                        receipt(posted),
                        receipt(posted).lines(),
                        Hindsight.account(Story.ANNA, anna.story().events().subList(0, 1)),
                        Set.of());
        assertThat(text(silent)).isEqualTo("p/first LIMIT CAMPAIGN");
    }

    @ParameterizedTest
    @CsvSource({"BEST,p/few GROUP by p/many", "EXCLUSIVE,p/many GROUP by p/few"})
    void the_loser_of_a_group_is_named_with_the_rule_that_went_before_it(String meeting, String silent)
            throws Exception {
        var group = ",'group':'g','meeting':'" + meeting + "'";
        var anna = anna(
                rule("few", group + ",'priority':9", "", "POINTS_FIXED", ",'points':1"),
                rule("many", group, "", "POINTS_FIXED", ",'points':7"),
                rule("also", group, "", "COUPON", ",'coupon':{'benefit':'FREE_ITEM','item':'tea','validFor':'P9D'}"));
        anna.buys(NOON, "tea:1:100");
        assertThat(silent(anna))
                .as("coupons meet coupons only: that one was given")
                .isEqualTo(silent);
    }

    @Test
    void discounts_are_asked_of_the_basket_before_them_and_one_that_the_till_left_out_is_named() throws Exception {
        var ten = rule(
                "ten",
                "",
                ",'when':{'lines':'item == \"tea\"'}",
                "DISCOUNT",
                ",'discount':{'kind':'PERCENT','percent':'10'}");
        var big = ten.replace("'ten'", "'big'").replace("'lines':'item == \"tea\"'", "'condition':'net >= 2000'");
        var anna = anna(ten, big);
        anna.buys(NOON, "tea:1:2000");
        assertThat(silent(anna)).isEqualTo("p/big TILL\np/ten TILL");
        Checkout.gives(anna, NOON, List.of("tea:1:1800"), Map.of(1, "ten:200"));
        assertThat(silent(anna)).isEqualTo("p/big TILL");
        anna.buys(NOON, "mug:1:1999");
        assertThat(silent(anna)).isEqualTo("p/big CONDITION\np/ten NO_LINE");
    }

    @Test
    void it_is_judged_by_the_account_as_it_was_and_not_as_it_is() throws Exception {
        var anna = anna(BASE, rule("vip", "", ",'when':{'tags':['vip']}", "POINTS_FIXED", ",'points':5"));
        anna.buys(NOON, "tea:1:100");
        anna.happens("2027-03-02T12:00:00+01:00", Occasion.Kind.TAGGED, "vip", 0);
        assertThat(silent(anna)).isEqualTo("p/vip TAG");
        anna.buys("2027-03-03T12:00:00+01:00", "tea:1:100");
        assertThat(silent(anna)).isEmpty();
    }

    /** Of the latest receipt, a line for each rule. */
    private static String silent(Scenario anna) {
        var events = anna.story().events();
        int last = events.size() - 1;
        while (!(events.get(last) instanceof ReceiptPosted)) {
            last--;
        }
        var posted = (ReceiptPosted) events.get(last);
        return text(Hindsight.silentRules(
                Hindsight.account(Story.ANNA, events.subList(0, last)), posted, receipt(posted), anna.programme()));
    }

    private static Receipt receipt(ReceiptPosted posted) {
        return CanonicalReceiptReader.read(Objects.requireNonNull(posted.receipt()));
    }

    private static String text(List<SilentRule> rules) {
        return rules.stream().map(SilentRulesTest::text).collect(Collectors.joining("\n"));
    }

    private static String text(SilentRule rule) {
        return rule.rule() + " " + rule.cause() + (rule.limit() == null ? "" : " " + rule.limit())
                + (rule.by() == null ? "" : " by " + rule.by());
    }

    private static String rule(String id, String meeting, String when, String type, String effect) {
        boolean points = !type.equals("DISCOUNT") && !type.equals("COUPON");
        return "{'id':'%s','name':'R'%s%s,'effect':{'type':'%s'%s%s}}"
                .formatted(
                        id,
                        meeting.contains("priority") ? meeting : meeting + ",'priority':1",
                        when,
                        type,
                        points ? ",'wallet':'points'" : "",
                        effect);
    }

    private static Scenario anna(String... rules) throws Exception {
        var json = """
                {'id':'p','name':'P','zone':'Europe/Warsaw','memberKinds':['CUSTOMER'],
                 'wallets':[{'id':'points','spendable':true}],'tender':{'wallet':'points','pointsPerUnit':100},
                 'rules':[%s]}""".formatted(String.join(",", rules));
        return Scenario.of(
                ProgrammeJson.read(json.replace("\"", "\\\"").replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                ENROLLED);
    }
}
