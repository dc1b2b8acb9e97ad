package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Yearly statements by HTTP. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class PrizeDoorsTest {
    @TestHTTPResource("/")
    URI root;

    FakeLedger ledger;

    private Doorbell bell;
    private String word;
    private String member;

    @BeforeEach
    void shop() {
        bell = new Doorbell(root);
        word = "w" + UUID.randomUUID();
        member = ledger.member(10_000);
        ledger.kind(member, "STAFF");
        put("phone", "'pricePoints':100,'value':{'amount':250000,'currency':'PLN'},'taxClass':'STAFF-PRIZE'");
        put("mug", "'pricePoints':100,'value':{'amount':2000,'currency':'PLN'}");
        put("sticker", "'pricePoints':100");
        put(
                "pan",
                "'ways':[{'way':'both','points':10,'cash':{'amount':500,'currency':'PLN'}}],"
                        + "'value':{'amount':9900,'currency':'PLN'},'taxClass':'STAFF-PRIZE'");
    }

    private void put(String name, String terms) {
        bell.put(
                "/rewards/" + word + name,
                "{'kind':'GOODS','texts':{'en':{'name':'N'}}," + terms + "}",
                "If-None-Match",
                "*");
    }

    private void redeem(String name, int quantity, boolean handOver) {
        var id = word + name + quantity;
        bell.post(
                "/redemptions",
                "{'redemptionId':'" + id + "','memberId':'" + member + "','rewardId':'" + word + name + "','quantity':"
                        + quantity + "}");
        if (handOver) {
            assertThat(bell.post("/redemptions/" + id + "/fulfil", "{'payment':'till 1'}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_statement_adds_up_what_was_handed_over_by_tax_class() {
        redeem("phone", 1, true);
        redeem("pan", 2, true);
        redeem("mug", 3, true);
        redeem("mug", 1, false);
        redeem("sticker", 1, true);
        var year = Year.now(ZoneOffset.UTC);
        var path = "/members/" + member + "/prizes?year=";

        var statement = bell.get(path + year);
        assertThat(statement.json().at("/totals")).hasSize(2);
        assertThat(statement.at("/totals/0/taxClass")).isEmpty();
        assertThat(statement.at("/totals/0/value")).isEqualTo("6000");
        assertThat(statement.at("/totals/1/taxClass")).isEqualTo("STAFF-PRIZE");
        assertThat(statement.at("/totals/1/memberKind")).isEqualTo("STAFF");
        assertThat(statement.at("/totals/1/value")).isEqualTo("269800");
        assertThat(statement.at("/totals/1/largest")).isEqualTo("250000");
        assertThat(statement.at("/totals/1/cash")).isEqualTo("1000");
        assertThat(statement.at("/totals/1/prizes")).isEqualTo("2");
        assertThat(statement.at("/totals/1/pieces")).isEqualTo("3");
        assertThat(statement.json().at("/prizes").findValuesAsText("rewardId"))
                .containsExactly(word + "mug", word + "pan", word + "phone");
        var first = bell.get(path + year + "&limit=2");
        assertThat(bell.get(path + year + "&limit=2&cursor=" + first.at("/next"))
                        .json()
                        .at("/prizes")
                        .findValuesAsText("rewardId"))
                .containsExactly(word + "phone");
        assertThat(bell.get(path + year.minusYears(1)).json().at("/totals")).isEmpty();
        assertThat(bell.get("/prizes.csv?year=" + year).text().lines())
                .contains("memberId,memberKind,taxClass,currency,prizes,pieces,largest,value,cash")
                .contains(member + ",STAFF,STAFF-PRIZE,PLN,2,3,250000,269800,1000")
                .contains(member + ",,,PLN,1,3,6000,6000,0");
    }

    @Test
    void a_year_must_be_one() {
        assertRefused(bell.get("/members/" + member + "/prizes"), 422, "invalid_request");
        assertRefused(bell.get("/prizes.csv?year=MMXXVI"), 422, "invalid_request");
        assertRefused(bell.get("/prizes.csv?year=1"), 422, "invalid_request");
    }
}
