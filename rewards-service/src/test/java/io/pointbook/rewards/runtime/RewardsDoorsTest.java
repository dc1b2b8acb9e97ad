package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Catalogue and redemptions by HTTP. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class RewardsDoorsTest {
    private static final String MUG =
            "{'kind':'GOODS','pricePoints':100,'stock':5,'texts':{'en':{'name':'Mug','description':'Blue'}}}";

    @TestHTTPResource("/")
    URI root;

    FakeLedger ledger;

    private Doorbell bell;
    private String reward;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        reward = "mug-" + UUID.randomUUID();
    }

    @Test
    void a_reward_is_put_up_once_and_changed_only_by_who_has_seen_it() {
        var path = "/rewards/" + reward;
        assertRefused(bell.put(path, MUG), 428, "version_required");
        assertRefused(bell.put(path, MUG, "If-Match", "\"1\""), 404, "unknown_reward");
        var created = bell.put(path, MUG, "If-None-Match", "*");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.json().at("/stock").asLong()).isEqualTo(5);
        var again = bell.put(path, MUG, "If-None-Match", "*");
        assertRefused(again, 412, "version_changed");
        assertThat(again.json().at("/version").asInt()).isEqualTo(1);

        var changed = bell.put(
                path, MUG.replace("100", "120"), "If-Match", bell.get(path).etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertRefused(bell.put(path, MUG, "If-Match", "\"1\""), 412, "version_changed");
        assertThat(bell.put(path, MUG.replace("100", "120"), "If-Match", "\"2\"")
                        .etag())
                .isEqualTo("\"2\"");
        assertThat(bell.get(path).at("/pricePoints")).isEqualTo("120");
        assertThat(bell.get(path + "/prices").json().findValuesAsText("pricePoints"))
                .containsExactly("120", "100");
        assertRefused(bell.get("/rewards/nothing"), 404, "unknown_reward");
    }

    @Test
    void a_reward_that_makes_no_sense_is_refused_with_the_field() {
        for (var wrong : new String[] {
            MUG.replace("100", "0"),
            MUG.replace("'en'", "'English'"),
            MUG.replace("'GOODS'", "'DISCOUNT_COUPON'"),
            MUG.replace("'stock':5", "'stock':-1"),
            MUG.replace("'stock':5", "'limit':{'count':1,'period':'month'}"),
            MUG.replace("'stock':5", "'limit':{'count':0}")
        }) {
            assertRefused(bell.put("/rewards/" + reward, wrong, "If-None-Match", "*"), 422, "invalid_request");
        }
        assertRefused(bell.put("/rewards/" + reward, "{", "If-None-Match", "*"), 400, "malformed_request");
    }

    @Test
    void stock_is_moved_once_for_each_key_and_never_below_none() {
        bell.put("/rewards/" + reward, MUG, "If-None-Match", "*");
        var path = "/rewards/" + reward + "/stock";
        var key = UUID.randomUUID().toString();
        var body = "{'change':7,'reason':'a delivery'}";

        assertRefused(bell.post(path, body), 400, "idempotency_key_required");
        assertThat(bell.post(path, body, "Idempotency-Key", key)
                        .json()
                        .at("/stock")
                        .asLong())
                .isEqualTo(12);
        assertThat(bell.post(path, body, "Idempotency-Key", key)
                        .json()
                        .at("/stock")
                        .asLong())
                .isEqualTo(12);
        assertRefused(
                bell.post(path, "{'change':-13,'reason':'broken'}", "Idempotency-Key", key + "1"),
                409,
                "stock_too_low");
        assertThat(bell.post(path, "{'counted':3,'reason':'counted'}", "Idempotency-Key", key + "2")
                        .json()
                        .at("/stock")
                        .asLong())
                .isEqualTo(3);
        assertRefused(
                bell.post(path, "{'change':1,'counted':3,'reason':'both'}", "Idempotency-Key", key + "3"),
                422,
                "invalid_request");
        assertThat(bell.post(path, "{'unlimited':true,'reason':'made to order'}", "Idempotency-Key", key + "4")
                        .json()
                        .has("stock"))
                .isFalse();
        assertThat(bell.get("/rewards/" + reward).json().has("stock")).isFalse();
    }

    @Test
    void a_member_finds_what_he_can_get_and_what_he_is_close_to() {
        var word = "word" + System.nanoTime();
        for (var price : new String[] {"100", "400", "500", "501"}) {
            bell.put(
                    "/rewards/" + reward + "-" + price,
                    MUG.replace("100", price).replace("Blue", word),
                    "If-None-Match",
                    "*");
        }
        bell.put(
                "/rewards/" + reward + "-off",
                MUG.replace("Blue", word).replace("'stock'", "'state':'INACTIVE','stock'"),
                "If-None-Match",
                "*");
        var member = ledger.member(375);
        var search = "/rewards?text=" + word.toUpperCase(java.util.Locale.ROOT);

        assertThat(prices(search)).containsExactly("100", "400", "500", "501");
        assertThat(prices(search + "&all=true")).hasSize(5);
        assertThat(prices(search + "&kind=DONATION")).isEmpty();
        assertThat(prices(search + "&memberId=" + member + "&reach=AFFORDABLE")).containsExactly("100");
        assertThat(prices(search + "&memberId=" + member + "&reach=CLOSE")).containsExactly("400", "500");
        assertThat(bell.get(search + "&memberId=" + member).json().findValuesAsText("missing"))
                .containsExactly("0", "25", "125", "126");
        var first = bell.get(search + "&limit=3");
        assertThat(first.json().at("/rewards")).hasSize(3);
        assertThat(prices(search + "&limit=3&cursor=" + first.at("/next"))).containsExactly("501");
        assertRefused(bell.get(search + "&memberId=nobody"), 404, "unknown_member");
        assertRefused(bell.get("/rewards?reach=CLOSE"), 422, "invalid_request");
        assertRefused(bell.get("/rewards?kind=CAR"), 422, "invalid_request");
        assertRefused(bell.get("/rewards?cursor=what"), 400, "cursor_invalid");
    }

    private ArrayList<String> prices(String path) {
        var prices = new ArrayList<String>();
        bell.get(path)
                .json()
                .at("/rewards")
                .forEach(found -> prices.add(found.path("pricePoints").asText()));
        return prices;
    }

    @Test
    void a_member_redeems_has_it_handed_over_and_sees_it_in_his_list() {
        bell.put("/rewards/" + reward, MUG, "If-None-Match", "*");
        var member = ledger.member(250);
        var first = bell.post("/redemptions", body(reward + "-1", member, 2));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/state")).isEqualTo("CAPTURED");
        assertThat(first.at("/points")).isEqualTo("200");
        assertThat(bell.post("/redemptions", body(reward + "-1", member, 2)).text())
                .isEqualTo(first.text());
        assertRefused(bell.post("/redemptions", body(reward + "-1", member, 1)), 422, "different_request");

        var refused = bell.post("/redemptions", body(reward + "-2", member, 1));
        assertRefused(refused, 409, "insufficient_points");
        assertThat(refused.json().at("/missing").asLong()).isEqualTo(50);
        assertThat(bell.post("/redemptions/" + reward + "-1/fulfil", "{'reference':'parcel 7'}")
                        .at("/state"))
                .isEqualTo("FULFILLED");
        assertThat(bell.get("/redemptions/" + reward + "-1").at("/reference")).isEqualTo("parcel 7");
        assertRefused(bell.post("/redemptions/" + reward + "-1/cancel", "{}"), 409, "already_fulfilled");
        var list = bell.get("/redemptions?memberId=" + member);
        assertThat(list.json().findValuesAsText("redemptionId")).containsExactly(reward + "-2", reward + "-1");
        assertThat(list.json().findValuesAsText("state")).containsExactly("REFUSED", "FULFILLED");
        var page = bell.get("/redemptions?limit=1&memberId=" + member);
        assertThat(bell.get("/redemptions?limit=1&memberId=" + member + "&cursor=" + page.at("/next"))
                        .json()
                        .findValuesAsText("redemptionId"))
                .containsExactly(reward + "-1");
    }

    @Test
    void a_cancellation_needs_no_body_and_names_its_state() {
        bell.put("/rewards/" + reward, MUG, "If-None-Match", "*");
        bell.post("/redemptions", body(reward + "-1", ledger.member(100), 1));

        assertThat(bell.post("/redemptions/" + reward + "-1/cancel", null).at("/state"))
                .isEqualTo("CANCELLED");
        assertThat(bell.get("/rewards/" + reward).json().at("/stock").asLong()).isEqualTo(5);
        assertRefused(bell.post("/redemptions/" + reward + "-1/fulfil", null), 409, "already_cancelled");
        assertRefused(bell.get("/redemptions/unknown"), 404, "unknown_redemption");
        assertThat(bell.get("/redemptions/stuck").json().at("/stuck").isArray()).isTrue();
    }

    private String body(String redemptionId, String member, int quantity) {
        return "{'redemptionId':'" + redemptionId + "','memberId':'" + member + "','rewardId':'" + reward
                + "','quantity':" + quantity + "}";
    }
}
