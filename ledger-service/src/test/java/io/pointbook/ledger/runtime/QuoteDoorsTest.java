package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.card;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open baskets by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class QuoteDoorsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");
    private static final String LINE =
            "{\"lineNumber\":1,\"kind\":\"SALE\",\"itemId\":\"tea\",\"quantity\":\"1\",\"net\":1250}";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_basket_with_an_unseen_card_and_one_without_get_the_same_and_nothing_is_written() throws SQLException {
        var card = card();
        long events = events();

        var unseen = bell.postWithoutKey("/quotes", basket(card, ""));
        var without = bell.postWithoutKey("/quotes", "{\"currency\":\"PLN\",\"lines\":[" + LINE + "]}");

        assertThat(unseen.status()).as(unseen.text()).isEqualTo(200);
        assertThat(unseen.at("/points/points")).isEqualTo("12");
        assertThat(unseen.at("/programme")).isEqualTo("default");
        assertThat(unseen.at("/lines/0/points/0/points")).isEqualTo("12");
        assertThat(unseen.at("/rules/0/why/base")).isEqualTo("1250");
        assertThat(unseen.json().has("memberId")).isFalse();
        assertThat(without.at("/points/points")).isEqualTo("12");
        assertThat(events()).isEqualTo(events);
        assertRefused(bell.get("/members?card=" + card), 404, "unknown_card");
    }

    @Test
    void a_member_is_quoted_by_the_programme_of_the_kind_and_by_the_points_that_are_there() throws Exception {
        // far ahead, so that no other test earns by it
        var programme = "q-" + UUID.randomUUID();
        var example = Files.readString(EXAMPLES.resolve("tiers.json"))
                .replace("\"id\": \"tiers\"", "\"id\": \"" + programme + "\"");
        bell.send(bell.to("/programmes/" + programme + "/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(example)));
        assertThat(bell.post(
                                "/programmes/" + programme + "/publications",
                                "{\"reason\":\"first\",\"effectiveFrom\":\"2090-01-01T00:00:00\"}")
                        .status())
                .isEqualTo(201);
        var card = card();
        var member = bell.post("/members", "{\"card\":\"%s\"}".formatted(card)).at("/memberId");

        var quote = bell.postWithoutKey(
                "/quotes", basket(card, "\"at\":\"2090-02-03T10:00:00Z\",").replace("1250", "60000"));

        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.at("/memberId")).isEqualTo(member);
        assertThat(quote.at("/programme")).isEqualTo(programme);
        assertThat(quote.at("/version")).isEqualTo("1");
        assertThat(quote.at("/points/points")).isEqualTo("600");
        assertThat(quote.at("/points/status")).isEqualTo("600");
        assertThat(quote.at("/tier/after/tier")).isEqualTo("silver");
        assertThat(quote.at("/next/0/step")).isEqualTo("TIER");
        assertThat(quote.at("/next/0/missing")).isEqualTo("400");
        bell.assertBalance(member, 0, 0);
    }

    @Test
    void coupons_of_the_basket_take_their_discount_off_or_say_why_not_and_points_come_from_what_is_paid() {
        var card = card();
        var member = bell.post("/members", "{\"card\":\"%s\"}".formatted(card)).at("/memberId");
        var own = coupon(member, "{\"kind\":\"DISCOUNT_PERCENT\",\"basisPoints\":2000}");
        var free = coupon(null, "{\"kind\":\"FREE_ITEM\",\"itemId\":\"mug\"}");
        var others = coupon(
                bell.post("/members", "{\"card\":\"%s\"}".formatted(card())).at("/memberId"),
                "{\"kind\":\"POINTS\",\"points\":5}");
        var basket = basket(card, "\"coupons\":[\"%s\",\"%s\",\"%s\",\"NOBODYS-1\"],".formatted(own, free, others));

        var quote = bell.postWithoutKey("/quotes", basket);

        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.at("/net")).isEqualTo("1250");
        assertThat(quote.at("/netAfter")).isEqualTo("1000");
        assertThat(quote.at("/lines/0/netAfter")).isEqualTo("1000");
        assertThat(quote.at("/lines/0/discounts/0/couponCode")).isEqualTo(own);
        assertThat(quote.at("/lines/0/discounts/0/amount")).isEqualTo("250");
        assertThat(quote.at("/points/points")).isEqualTo("10");
        assertThat(quote.at("/coupons/0/applies")).isEqualTo("true");
        assertThat(quote.at("/coupons/0/amount")).isEqualTo("250");
        assertThat(quote.at("/coupons/1/cause")).isEqualTo("FITS_NOTHING");
        assertThat(quote.at("/coupons/2/cause")).isEqualTo("NOT_YOURS");
        assertThat(quote.at("/coupons/3/cause")).isEqualTo("UNKNOWN");
        bell.post("/coupons/" + own + "/redeem", "{\"redemptionId\":\"r-" + UUID.randomUUID() + "\"}");
        // redeemed by a caller who named no receipt: it may be this one
        assertThat(bell.postWithoutKey("/quotes", basket).at("/coupons/0/applies"))
                .isEqualTo("true");
    }

    @Test
    void coupons_of_points_are_quoted_as_posting_will_give_them() {
        var ten = coupon(null, "{\"kind\":\"POINTS\",\"points\":10}");
        var twice = coupon(null, "{\"kind\":\"MULTIPLIER\",\"factorPercent\":200}");
        var sofa = coupon(null, "{\"kind\":\"POINTS\",\"points\":5,\"itemId\":\"sofa\"}");

        var quote = bell.postWithoutKey(
                "/quotes", basket(card(), "\"coupons\":[\"%s\",\"%s\",\"%s\"],".formatted(ten, twice, sofa)));

        // twelve by the rule, ten and twelve more by the coupons
        assertThat(quote.at("/points/points")).as(quote.text()).isEqualTo("34");
        assertThat(quote.at("/rules/1/why/ruled/coupon")).isEqualTo(ten);
        assertThat(quote.at("/coupons/2/cause")).isEqualTo("FITS_NOTHING");
    }

    private String coupon(@Nullable String member, String benefit) {
        var issued = bell.post(
                "/coupons",
                "{\"couponId\":\"q-%s\",%s\"benefit\":%s,\"validFrom\":\"2020-01-01T00:00:00Z\",\"source\":\"test\"}"
                        .formatted(
                                UUID.randomUUID(), member == null ? "" : "\"memberId\":\"" + member + "\",", benefit));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.at("/code");
    }

    @Test
    void differences_of_promotions_are_listed_a_page_at_a_time_the_latest_first() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (int i = 1; i <= 3; i++) {
                statement.execute("""
                        insert into promotion_difference values ('door/1/2098-01-01/%d#p/r', 'door/1/2098-01-01/%d', 'm', 'p/r', 1,
                            'OVER_LIMIT', 'DAY', 'PLN', 5, 0, %b, '2098-01-01T10:00:00Z', '2098-01-0%dT10:00:00Z')""".formatted(i, i, i == 3, i));
            }
            try {
                var first = bell.get("/promotion-differences?limit=2");
                assertThat(first.status()).as(first.text()).isEqualTo(200);
                assertThat(first.at("/differences/0/differenceId")).isEqualTo("door/1/2098-01-01/3#p/r");
                assertThat(first.at("/differences/0/offline")).isEqualTo("true");
                assertThat(first.at("/differences/1/difference")).isEqualTo("OVER_LIMIT");
                assertThat(first.at("/differences/1/limit")).isEqualTo("DAY");
                var second = bell.get("/promotion-differences?limit=2&cursor=" + first.at("/next"));
                assertThat(second.at("/differences/0/differenceId")).isEqualTo("door/1/2098-01-01/1#p/r");
            } finally {
                statement.execute("delete from promotion_difference where receipt like 'door/%'");
            }
        }
        assertThat(bell.get("/promotion-differences?limit=0").status()).isEqualTo(400);
        assertThat(bell.get("/promotion-differences?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void a_member_of_a_kind_without_programme_is_judged_by_the_default_one() {
        var card = card();
        bell.post("/members", "{\"card\":\"%s\",\"kind\":\"PARTNER\"}".formatted(card));

        assertThat(bell.postWithoutKey("/quotes", basket(card, "")).at("/programme"))
                .isEqualTo("default");
    }

    @Test
    void a_time_is_asked_about_in_the_query_or_in_the_basket() {
        var at = "2031-02-03T10:00:00+01:00";
        var query = bell.postWithoutKey(
                "/quotes?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8),
                basket(card(), "\"endedAt\":\"2026-01-01T10:00:00Z\","));
        var body = bell.postWithoutKey("/quotes", basket(card(), "\"at\":\"" + at + "\","));

        assertThat(query.at("/at")).isEqualTo("2031-02-03T09:00:00Z");
        assertThat(body.at("/at")).isEqualTo("2031-02-03T09:00:00Z");
        assertRefused(bell.postWithoutKey("/quotes?at=soon", basket(card(), "")), 422, "invalid_basket");
    }

    @Test
    void what_is_wrong_with_a_basket_is_said_with_its_place() {
        var wrong = bell.postWithoutKey("/quotes", basket(card(), "").replace("1250", "\"12\""));
        assertRefused(wrong, 422, "invalid_basket");
        assertThat(wrong.at("/detail")).startsWith("/lines/0/net: expected is an integer");
        assertRefused(bell.postWithoutKey("/quotes", "{\"lines\":["), 422, "invalid_basket");
        assertRefused(bell.postWithoutKey("/quotes", "[]"), 422, "invalid_basket");
        assertRefused(bell.postWithoutKey("/quotes", "{}"), 422, "invalid_basket");
        assertRefused(bell.postWithoutKey("/quotes", basket(card(), "\"training\":true,")), 422, "invalid_basket");
        assertRefused(bell.postWithoutKey("/quotes", ""), 400, "malformed_request");
    }

    private static String basket(String card, String more) {
        return "{%s\"currency\":\"PLN\",\"card\":{\"number\":\"%s\"},\"lines\":[%s]}".formatted(more, card, LINE);
    }

    private long events() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from event")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
