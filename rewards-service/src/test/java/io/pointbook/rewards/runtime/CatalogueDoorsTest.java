package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewards with variants, prices and conditions by HTTP, and what a member finds among them. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class CatalogueDoorsTest {
    private static final String MUG = "'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'NAME'}}";

    @TestHTTPResource("/")
    URI root;

    FakeLedger ledger;

    private Doorbell bell;
    private String word;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        word = "w" + UUID.randomUUID();
    }

    private Doorbell.Reply put(String name, String more) {
        return bell.put(
                "/rewards/" + word + "-" + name, "{" + MUG.replace("NAME", word) + more + "}", "If-None-Match", "*");
    }

    private List<String> found(String query) {
        return bell.get("/rewards?text=" + word + query).json().findValuesAsText("rewardId").stream()
                .map(id -> id.substring(word.length() + 1))
                .toList();
    }

    @Test
    void everything_of_a_reward_comes_back_as_it_was_put() {
        var body =
                "'picture':'https://shop.example/mug.png','value':{'amount':1500,'currency':'PLN'},'taxClass':'PRIZE',"
                        + "'stockPer':'STORE','eligible':{'kinds':[],'tiers':[],'condition':'tier != memberKind'},"
                        + "'priceChanges':[{'from':'2126-01-01T00:00:00Z','pricePoints':80}],"
                        + "'variants':[{'variantId':'blue','stock':3,'texts':{'pl':{'name':'Niebieski'}}},{'variantId':'red'}]";
        assertThat(put("mug", "," + body).status()).isEqualTo(201);
        assertThat(bell.post(
                                "/rewards/" + word + "-mug/stock",
                                "{'change':2,'variant':'red','storeId':'S1','reason':'came'}",
                                "Idempotency-Key",
                                word)
                        .at("/storeId"))
                .isEqualTo("S1");

        var mug = bell.get("/rewards/" + word + "-mug").json();
        assertThat(mug.at("/picture").asText()).isEqualTo("https://shop.example/mug.png");
        assertThat(mug.at("/value/amount").asInt()).isEqualTo(1500);
        assertThat(mug.at("/taxClass").asText()).isEqualTo("PRIZE");
        assertThat(mug.at("/ways/0/way").asText()).isEqualTo("points");
        assertThat(mug.at("/variants/0/texts/pl/name").asText()).isEqualTo("Niebieski");
        assertThat(mug.at("/stocks").toString())
                .isEqualTo("[{\"variant\":\"blue\",\"stock\":3},{\"variant\":\"red\",\"storeId\":\"S1\",\"stock\":2}]");
        assertThat(mug.has("stock")).isFalse();
    }

    @Test
    void prices_that_are_still_to_come_stand_in_the_list_of_prices() {
        put(
                "mug",
                ",'priceChanges':[{'from':'2126-01-01T00:00:00Z','pricePoints':80},{'from':'2127-01-01T00:00:00Z',"
                        + "'ways':[{'way':'a','points':90},{'way':'b','points':20,'cash':{'amount':100,'currency':'EUR'}}]}]");
        var path = "/rewards/" + word + "-mug/prices";

        assertThat(bell.get(path).json().findValuesAsText("pricePoints")).containsExactly("20", "80", "100");
        assertThat(bell.get(path).at("/prices/0/ways/1/cash/currency")).isEqualTo("EUR");
        bell.put(
                "/rewards/" + word + "-mug",
                ("{" + MUG + "}").replace("NAME", word).replace("100", "110"),
                "If-Match",
                "\"1\"");
        assertThat(bell.get(path).json().findValuesAsText("pricePoints")).containsExactly("110", "100");
    }

    @Test
    void a_list_is_in_the_order_of_the_prices_that_count_now() {
        put("a", ",'priceChanges':[{'from':'2020-01-01T00:00:00Z','pricePoints':300}]");
        put("b", ",'priceChanges':[{'from':'2126-01-01T00:00:00Z','pricePoints':1}]");
        var member = ledger.member(250);

        assertThat(found("")).containsExactly("b", "a");
        assertThat(List.of(
                        bell.get("/rewards?text=" + word).at("/rewards/0/pricePoints"),
                        bell.get("/rewards?text=" + word).at("/rewards/1/pricePoints")))
                .containsExactly("100", "300");
        assertThat(found("&reach=AFFORDABLE&memberId=" + member)).containsExactly("b");
        assertThat(found("&reach=CLOSE&memberId=" + member)).containsExactly("a");
    }

    @Test
    void what_a_member_can_get_leaves_out_what_is_not_for_him_sold_out_or_had_as_often_as_he_may() {
        var member = ledger.member(1_000);
        put("for-all", "");
        put("for-staff", ",'eligible':{'condition':'memberKind.contains(string(7)) || tags.size() > 0'}");
        put("sold-out", ",'stock':0");
        put("variants-sold-out", ",'variants':[{'variantId':'m','stock':0}]");
        put("variants", ",'variants':[{'variantId':'m','stock':0},{'variantId':'l'}]");
        put("limited", ",'limit':{'count':1}");
        var body = "{'redemptionId':'" + word + "','memberId':'" + member + "','rewardId':'" + word + "-limited'}";
        assertThat(bell.post("/redemptions", body).at("/state")).isEqualTo("CAPTURED");

        assertThat(found("&reach=AFFORDABLE&memberId=" + member)).containsExactly("for-all", "variants");
        assertThat(found("&memberId=" + member)).hasSize(6);
        var all = bell.get("/rewards?text=" + word + "&memberId=" + member).json();
        assertThat(all.findValuesAsText("forMember")).containsExactly("true", "false", "true", "true", "true", "true");
        assertThat(all.findValuesAsText("left")).containsExactly("0");
        var first = bell.get("/rewards?text=" + word + "&limit=1&reach=AFFORDABLE&memberId=" + member);
        assertThat(first.json().findValuesAsText("rewardId")).containsExactly(word + "-for-all");
        assertThat(found("&limit=1&reach=AFFORDABLE&memberId=" + member + "&cursor=" + first.at("/next")))
                .containsExactly("variants");
    }

    @Test
    void terms_that_make_no_sense_are_refused_with_the_field() {
        for (var wrong : List.of(
                ",'ways':[{'way':'a','points':1}]",
                ",'priceChanges':[{'from':'2126-01-02T00:00:00Z','pricePoints':1},{'from':'2126-01-01T00:00:00Z','pricePoints':1}]",
                ",'priceChanges':[{'from':'2126-01-02T00:00:00Z'}]",
                ",'variants':[{'variantId':'m'},{'variantId':'m'}]",
                ",'variants':[{'variantId':'m','startsAt':'2126-01-02T00:00:00Z'}]",
                ",'stock':1,'variants':[{'variantId':'m'}]",
                ",'picture':'mug.png'",
                ",'value':{'amount':0,'currency':'PLN'}",
                ",'value':{'amount':1,'currency':'points'}",
                ",'taxClass':'PRIZE'",
                ",'eligible':{'condition':'tier'}",
                ",'eligible':{'condition':'unknown > 1'}")) {
            assertRefused(put("wrong", wrong), 422, "invalid_request");
        }
        var cash =
                "{'kind':'DONATION','texts':{'en':{'name':'D'}},'ways':[{'way':'a','points':1,'cash':{'amount':1,'currency':'EUR'}}]}";
        assertRefused(bell.put("/rewards/" + word, cash, "If-None-Match", "*"), 422, "invalid_request");
        assertRefused(
                bell.put(
                        "/rewards/" + word,
                        "{'kind':'CASHBACK','pricePoints':1,'texts':{'en':{'name':'D'}}}",
                        "If-None-Match",
                        "*"),
                422,
                "invalid_request");
    }

    /** docs/rewards/catalogue.json, which the local stack puts up. */
    @Test
    void the_example_catalogue_can_be_put_up() throws Exception {
        var root = Path.of(System.getProperty("pointbook.root", ".."));
        for (var example : new ObjectMapper()
                .readTree(root.resolve("docs/rewards/catalogue.json").toFile())) {
            var pool = example.path("reward").path("voucherPool").asText(null);
            if (pool != null) {
                bell.put("/voucher-pools/" + pool, "{'low':1}");
            }
            var reply = bell.put(
                    "/rewards/" + word + example.path("rewardId").asText(),
                    example.path("reward").toString(),
                    "If-None-Match",
                    "*");
            assertThat(reply.text()).contains("\"version\":1");
            assertThat(reply.status()).isEqualTo(201);
        }
    }
}
