package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Households by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class HouseholdDoorsTest {
    @TestHTTPResource("/")
    URI root;

    @Test
    void who_asks_for_a_member_of_a_household_is_led_from_his_own_id_to_all_that_the_pool_has() {
        var bell = new Doorbell(root);
        var ewa = bell.member(7);
        var jan = bell.member(0);
        assertLeadsNowhere(bell, jan);
        var household = bell.post("/households", id(), "{\"memberId\":\"" + ewa + "\",\"bring\":true}")
                .at("/householdId");
        bell.post("/households/" + household + "/members", id(), "{\"memberId\":\"" + jan + "\"}");
        bell.postWithoutKey("/coupons", """
                {"couponId":"%s","memberId":"%s","source":"test",\
                "benefit":{"kind":"DISCOUNT_PERCENT","basisPoints":1000}}""".formatted(id(), household));

        assertThat(bell.get("/members/" + jan).at("/household")).isEqualTo(household);
        var balance = bell.get("/members/" + jan + "/balance");
        assertThat(balance.at("/household")).isEqualTo(household);
        assertThat(balance.json().at("/wallets/points/active").asLong()).isEqualTo(7);
        var entries = bell.get("/members/" + jan + "/entries");
        assertThat(entries.json().get("entries")).isEmpty();
        assertThat(entries.at("/household")).isEqualTo(household);
        var pool = bell.get(entries.at("/householdEntries"));
        assertThat(pool.at("/entries/0/kind")).isEqualTo("TRANSFERRED");
        assertThat(pool.json().has("household"))
                .as("the pool's own page leads nowhere else")
                .isFalse();
        var coupons = bell.get("/members/" + jan + "/coupons");
        assertThat(coupons.json().get("coupons")).isEmpty();
        assertThat(coupons.at("/household")).isEqualTo(household);
        assertThat(bell.get(coupons.at("/householdCoupons")).json().get("coupons"))
                .hasSize(1);

        bell.post("/households/" + household + "/members/" + jan + "/departure", id(), "{}");
        assertLeadsNowhere(bell, jan);
    }

    private static void assertLeadsNowhere(Doorbell bell, String member) {
        for (String page : new String[] {"", "/balance", "/entries", "/coupons"}) {
            Reply reply = bell.get("/members/" + member + page);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).as(page).doesNotContain("household");
        }
    }
}
