package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be handed over, sent or paid out, by HTTP. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class FulfilmentDoorsTest {
    @TestHTTPResource("/")
    URI root;

    FakeLedger ledger;

    private Doorbell bell;
    private String word;
    private String store;
    private String member;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        word = "w" + UUID.randomUUID();
        store = "S" + word;
        member = ledger.member(10_000);
    }

    private void reward(String name, String terms) {
        bell.put("/rewards/" + word + name, "{'texts':{'en':{'name':'N'}}," + terms + "}", "If-None-Match", "*");
    }

    private String redeem(String name, String reward, String more) {
        var id = word + name;
        assertThat(bell.post(
                                "/redemptions",
                                "{'redemptionId':'" + id + "','memberId':'" + member + "','rewardId':'" + word + reward
                                        + "'" + more + "}")
                        .at("/state"))
                .isEqualTo("CAPTURED");
        return id;
    }

    private String state(String redemptionId) {
        return bell.get("/fulfilments/" + redemptionId).at("/state");
    }

    private Doorbell.Reply states(String... lines) {
        return bell.csv("/fulfilments/states", "redemptionId,state,reference,payment\n" + String.join("\n", lines));
    }

    private Doorbell.Reply pickUp(String code, String where, String more) {
        return pickUp("1", code, where, more);
    }

    private Doorbell.Reply pickUp(String pickUpId, String code, String where, String more) {
        return bell.post(
                "/pick-ups",
                "{'pickUpId':'" + word + pickUpId + "','code':'" + code + "','storeId':'" + where + "'" + more + "}");
    }

    @Test
    void a_member_picks_up_by_his_code_at_his_store_and_pays_his_part() {
        reward("pan", "'kind':'GOODS','ways':[{'way':'both','points':10,'cash':{'amount':500,'currency':'PLN'}}]");
        var id = redeem("1", "pan", ",'storeId':'" + store + "'");
        assertThat(states(id + ",READY,shelf 4,").at("/done")).isEqualTo("1");
        var due = bell.get("/fulfilments/" + id);
        assertThat(due.at("/way")).isEqualTo("PICK_UP");
        assertThat(due.at("/reference")).isEqualTo("shelf 4");
        assertThat(bell.get("/fulfilments?storeId=" + store).text()).doesNotContain("pickupCode");
        var code = due.at("/pickupCode");
        assertThat(code).hasSize(10);

        assertRefused(pickUp(code, "elsewhere", ""), 409, "other_store");
        assertRefused(pickUp(code, store, ""), 409, "payment_missing");
        assertRefused(pickUp(code.substring(1), store, ""), 422, "code_mistyped");
        assertRefused(pickUp("0000000000", store, ""), 404, "unknown_code");
        var typed = code.toLowerCase(Locale.ROOT).replaceAll("(.....)", "$1 ");
        var taken = pickUp(typed, store, ",'payment':'till 7'");
        assertThat(taken.at("/state")).isEqualTo("FULFILLED");
        assertThat(taken.at("/payment")).isEqualTo("till 7");
        assertThat(pickUp(code, store, ",'payment':'till 7'").text()).isEqualTo(taken.text());
        assertRefused(pickUp("2", code, store, ",'payment':'till 8'"), 409, "already_fulfilled");
        assertRefused(bell.post("/pick-ups", "{'code':'" + code + "'}"), 422, "invalid_request");
        assertThat(state(id)).isEqualTo("DONE");
    }

    @Test
    void what_was_cancelled_is_not_handed_over() {
        reward("mug", "'kind':'GOODS','pricePoints':10");
        var id = redeem("1", "mug", ",'storeId':'" + store + "'");
        var code = bell.get("/fulfilments/" + id).at("/pickupCode");
        bell.post("/redemptions/" + id + "/cancel", null);

        assertThat(state(id)).isEqualTo("ENDED");
        assertRefused(pickUp(code, store, ""), 409, "already_cancelled");
        assertThat(states(id + ",DONE,,").at("/refused/0/code")).isEqualTo("state_forbids");
    }

    @Test
    void a_carrier_says_by_file_what_was_sent_delivered_or_came_back_and_may_say_it_again() {
        reward("mug", "'kind':'GOODS','pricePoints':10");
        var one = redeem("1", "mug", "");
        var two = redeem("2", "mug", "");
        var three = redeem("3", "mug", "");

        var first = states(one + ",SENT,parcel 1,", two + ",PREPARED,,", three + ",READY,,", "nobody,SENT,,");
        assertThat(first.at("/done")).isEqualTo("2");
        assertThat(first.at("/refused/0/line")).isEqualTo("4");
        assertThat(first.at("/refused/0/code")).isEqualTo("state_forbids");
        assertThat(first.at("/refused/1/code")).isEqualTo("unknown_redemption");
        assertThat(states(one + ",SENT,parcel 1,", two + ",PREPARED,,").at("/unchanged"))
                .isEqualTo("2");
        assertThat(bell.get("/redemptions/" + one).at("/state")).isEqualTo("FULFILLED");
        assertThat(bell.get("/redemptions/" + one).at("/reference")).isEqualTo("parcel 1");
        assertThat(bell.get("/redemptions/" + two).at("/state")).isEqualTo("CAPTURED");
        assertThat(states(one + ",CAME_BACK,,", two + ",SENT,parcel 2,").at("/done"))
                .isEqualTo("2");
        assertThat(states(two + ",DELIVERED,,", one + ",SENT,,").at("/done")).isEqualTo("1");
        assertThat(List.of(state(one), state(two), state(three))).containsExactly("CAME_BACK", "DELIVERED", "OPEN");
        assertRefused(states(one + ",LOST,,"), 422, "invalid_request");
        assertRefused(states(",SENT,,"), 422, "invalid_request");
        assertRefused(bell.csv("/fulfilments/states", "id\n1\n"), 400, "malformed_request");
    }

    @Test
    void lists_and_tables_are_by_store_way_kind_and_state() {
        reward("mug", "'kind':'GOODS','pricePoints':10");
        reward("money", "'kind':'CASHBACK','pricePoints':10,'value':{'amount':1000,'currency':'PLN'}");
        reward(
                "show",
                "'kind':'EXPERIENCE','pricePoints':10,'variants':[{'variantId':'may','startsAt':'2126-05-01T18:00:00Z'}]");
        var here = ",'storeId':'" + store + "'";
        redeem("1", "mug", here);
        redeem("2", "mug", here);
        redeem("3", "money", here + ",'quantity':3");
        redeem("4", "show", here + ",'variant':'may'");
        states(word + "2,READY,,");

        assertThat(listed("")).containsExactly("1", "2", "3", "4");
        assertThat(listed("&state=READY")).containsExactly("2");
        assertThat(listed("&way=PICK_UP&state=OPEN")).containsExactly("1");
        assertThat(listed("&way=ATTEND")).containsExactly("4");
        var page = bell.get("/fulfilments?limit=3&storeId=" + store);
        assertThat(listed("&limit=3&cursor=" + page.at("/next"))).containsExactly("4");
        assertRefused(bell.get("/fulfilments?state=LOST"), 422, "invalid_request");
        assertRefused(bell.get("/fulfilments/" + word), 404, "unknown_redemption");
        var payout = bell.get("/fulfilments.csv?kind=CASHBACK&state=OPEN&storeId=" + store)
                .text()
                .lines()
                .toList();
        assertThat(payout).hasSize(2);
        assertThat(payout.getFirst())
                .isEqualTo(
                        "redemptionId,memberId,rewardId,kind,variant,quantity,way,storeId,state,reference,cashAmount,"
                                + "cashCurrency,valueAmount,valueCurrency,dueSince,changedAt");
        assertThat(payout.getLast())
                .startsWith(word + "3," + member + "," + word + "money,CASHBACK,,3,PAY_OUT," + store
                        + ",OPEN,,,,3000,PLN,");
        assertThat(bell.get("/fulfilments.csv?storeId=" + store).text().lines()).hasSize(5);
    }

    private List<String> listed(String more) {
        return bell.get("/fulfilments?storeId=" + store + more).json().findValuesAsText("redemptionId").stream()
                .map(id -> id.substring(word.length()))
                .toList();
    }
}
