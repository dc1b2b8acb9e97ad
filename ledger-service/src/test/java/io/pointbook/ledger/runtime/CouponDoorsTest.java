package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.atOnce;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coupons by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class CouponDoorsTest {
    private static final String TEN_PERCENT = "{\"kind\":\"DISCOUNT_PERCENT\",\"basisPoints\":1000}";

    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;
    private String member;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        member = bell.member(0);
    }

    @Test
    void a_coupon_is_issued_reserved_and_redeemed_and_every_repeat_gets_the_first_answer() {
        var couponId = id();
        var issued = bell.postWithoutKey("/coupons", coupon(couponId, member, TEN_PERCENT));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.at("/state")).isEqualTo("ISSUED");
        assertThat(issued.at("/code")).matches("[0-9A-HJKMNP-TV-Z]{16}");
        var path = "/coupons/" + issued.at("/code");

        var reserved =
                bell.postWithoutKey(path + "/reserve", "{\"reservationId\":\"r\",\"memberId\":\"" + member + "\"}");
        assertThat(reserved.status()).isEqualTo(200);
        assertThat(reserved.at("/state")).isEqualTo("RESERVED");
        assertThat(bell.get(path).text()).isEqualTo(reserved.text());
        assertRefused(bell.postWithoutKey(path + "/reserve", "{\"reservationId\":\"other\"}"), 409, "coupon_reserved");
        assertRefused(bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"u\"}"), 409, "coupon_reserved");

        var redeemed = bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"u\",\"reservationId\":\"r\"}");
        assertThat(redeemed.status()).isEqualTo(200);
        assertThat(redeemed.at("/state")).isEqualTo("REDEEMED");
        assertThat(redeemed.at("/redemption/redemptionId")).isEqualTo("u");

        assertThat(bell.postWithoutKey("/coupons", coupon(couponId, member, TEN_PERCENT))
                        .text())
                .isEqualTo(issued.text());
        assertThat(bell.postWithoutKey(path + "/reserve", "{\"reservationId\":\"r\",\"memberId\":\"" + member + "\"}")
                        .text())
                .isEqualTo(reserved.text());
        assertThat(bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"u\",\"reservationId\":\"r\"}")
                        .text())
                .isEqualTo(redeemed.text());
        assertThat(bell.get(path).text()).isEqualTo(redeemed.text());
    }

    @Test
    void the_same_id_with_another_body_is_refused() {
        var couponId = id();
        var code = issue(couponId, member);

        assertRefused(
                bell.postWithoutKey("/coupons", coupon(couponId, member, "{\"kind\":\"POINTS\",\"points\":5}")),
                422,
                "different_request");
        assertRefused(
                bell.postWithoutKey("/coupons", coupon(couponId, bell.member(0), TEN_PERCENT)),
                422,
                "different_request");
        bell.postWithoutKey("/coupons/" + code + "/reserve", "{\"reservationId\":\"r\"}");
        assertRefused(
                bell.postWithoutKey(
                        "/coupons/" + code + "/reserve", "{\"reservationId\":\"r\",\"expiresIn\":\"PT16M\"}"),
                422,
                "different_request");
    }

    @Test
    void a_released_coupon_is_free_and_a_release_is_repeated() {
        var path = "/coupons/" + issue(id(), member);
        assertRefused(bell.postWithoutKey(path + "/release", "{\"reservationId\":\"r\"}"), 404, "unknown_reservation");
        bell.postWithoutKey(path + "/reserve", "{\"reservationId\":\"r\"}");

        var released = bell.postWithoutKey(path + "/release", "{\"reservationId\":\"r\"}");

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.at("/state")).isEqualTo("ISSUED");
        bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"u\"}");
        assertThat(bell.postWithoutKey(path + "/release", "{\"reservationId\":\"r\"}")
                        .text())
                .isEqualTo(released.text());
        assertRefused(bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"v\"}"), 409, "coupon_redeemed");
    }

    @Test
    void refusals_have_their_status_and_code() {
        var code = "OWN-" + id();
        var own = coupon(id(), member, TEN_PERCENT).replace("\"source\"", "\"code\":\"" + code + "\",\"source\"");
        assertThat(bell.postWithoutKey("/coupons", own).at("/code")).isEqualTo(code);
        assertRefused(
                bell.postWithoutKey("/coupons", own.replaceFirst("\"couponId\":\"", "\"couponId\":\"x")),
                409,
                "code_taken");
        assertRefused(bell.get("/coupons/none"), 404, "unknown_coupon");
        assertRefused(bell.get("/coupons/no%00ne"), 404, "unknown_coupon");
        assertRefused(bell.postWithoutKey("/coupons/none/redeem", "{\"redemptionId\":\"u\"}"), 404, "unknown_coupon");
        assertRefused(
                bell.postWithoutKey(
                        "/coupons/" + code + "/redeem",
                        "{\"redemptionId\":\"u\",\"memberId\":\"" + bell.member(0) + "\"}"),
                422,
                "not_your_coupon");
        assertRefused(bell.postWithoutKey("/coupons", coupon(id(), "nobody", TEN_PERCENT)), 404, "unknown_member");
        var early = issueWith("\"validFrom\":\"2126-01-01T00:00:00+01:00\",");
        assertRefused(
                bell.postWithoutKey("/coupons/" + early + "/redeem", "{\"redemptionId\":\"u\"}"), 409, "not_yet_valid");
        var late = issueWith("\"validFrom\":\"2020-01-01T00:00:00Z\",\"validUntil\":\"2020-02-01T00:00:00Z\",");
        assertRefused(
                bell.postWithoutKey("/coupons/" + late + "/redeem", "{\"redemptionId\":\"u\"}"), 409, "coupon_expired");
        assertThat(bell.get("/coupons/" + late).at("/state")).isEqualTo("EXPIRED");
    }

    @Test
    void what_makes_no_sense_is_refused_before_anybody_is_asked() {
        for (String benefit : new String[] {
            "{}",
            "{\"kind\":\"DISCOUNT_PERCENT\"}",
            "{\"kind\":\"DISCOUNT_PERCENT\",\"basisPoints\":10001}",
            "{\"kind\":\"DISCOUNT_PERCENT\",\"basisPoints\":10,\"points\":1}",
            "{\"kind\":\"DISCOUNT_AMOUNT\",\"amount\":100}",
            "{\"kind\":\"DISCOUNT_AMOUNT\",\"amount\":100,\"currency\":\"XXY\"}",
            "{\"kind\":\"FREE_ITEM\"}",
            "{\"kind\":\"MULTIPLIER\",\"factorPercent\":0}"
        }) {
            assertRefused(bell.postWithoutKey("/coupons", coupon(id(), member, benefit)), 422, "invalid_request");
        }
        assertRefused(bell.postWithoutKey("/coupons", coupon("a/b", member, TEN_PERCENT)), 422, "invalid_request");
        var path = "/coupons/" + issue(id(), member);
        assertRefused(
                bell.postWithoutKey(path + "/reserve", "{\"reservationId\":\"r\",\"expiresIn\":\"P8D\"}"),
                422,
                "invalid_request");
        assertRefused(
                bell.postWithoutKey(path + "/redeem", "{\"redemptionId\":\"u\",\"receipt\":\"7\"}"),
                422,
                "invalid_request");
    }

    @Test
    void of_twenty_redemptions_at_once_exactly_one_wins() throws Exception {
        var path = "/coupons/" + issue(id(), member) + "/redeem";
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 20; i++) {
            var body = "{\"redemptionId\":\"u-" + i + "\"}";
            asks.add(() -> bell.postWithoutKey(path, body));
        }

        var statuses = atOnce(asks).stream().map(Reply::status).toList();

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void the_same_issue_twenty_times_at_once_makes_one_coupon() throws Exception {
        var body = coupon(id(), member, TEN_PERCENT);
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 20; i++) {
            asks.add(() -> bell.postWithoutKey("/coupons", body));
        }

        assertThat(atOnce(asks).stream().map(Reply::text).distinct()).hasSize(1);
    }

    @Test
    void a_members_coupons_come_in_pages_the_latest_first() {
        var codes = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            codes.addFirst(issue(id(), member));
        }

        var first = bell.get("/members/" + member + "/coupons?limit=2");
        var second = bell.get("/members/" + member + "/coupons?limit=2&cursor=" + first.at("/next"));

        assertThat(first.json().get("coupons").findValuesAsText("code")).isEqualTo(codes.subList(0, 2));
        assertThat(second.json().get("coupons").findValuesAsText("code")).isEqualTo(codes.subList(2, 3));
        assertThat(second.json().has("next")).isFalse();
        assertRefused(bell.get("/members/nobody/coupons"), 404, "unknown_member");
        assertThat(bell.get("/coupon-reuses").json().get("reuses")).isEmpty();
    }

    private String issue(String couponId, String memberId) {
        return bell.postWithoutKey("/coupons", coupon(couponId, memberId, TEN_PERCENT))
                .at("/code");
    }

    private String issueWith(String more) {
        return bell.postWithoutKey(
                        "/coupons", coupon(id(), member, TEN_PERCENT).replace("\"source\"", more + "\"source\""))
                .at("/code");
    }

    private static String coupon(String couponId, String memberId, String benefit) {
        return "{\"couponId\":\"" + couponId + "\",\"memberId\":\"" + memberId + "\",\"benefit\":" + benefit
                + ",\"source\":\"test\"}";
    }
}
