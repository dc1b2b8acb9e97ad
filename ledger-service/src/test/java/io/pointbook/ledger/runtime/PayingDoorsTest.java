package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.card;
import static io.pointbook.ledger.runtime.Doorbell.hold;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying with points by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class PayingDoorsTest {

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void points_are_worth_what_they_pay() {
        var member = bell.member(1_250);

        var all = bell.get("/members/" + member + "/worth?currency=PLN");
        var some = bell.get("/members/" + member + "/worth?currency=KWD&points=500");

        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.at("/points")).isEqualTo("1250");
        assertThat(all.at("/amount")).isEqualTo("1250");
        assertThat(some.at("/amount")).isEqualTo("5000");
        assertThat(some.at("/active")).isEqualTo("1250");
        assertRefused(bell.get("/members/" + member + "/worth?currency=ABC"), 422, "unknown_currency");
        assertRefused(bell.get("/members/" + member + "/worth"), 422, "invalid_request");
        assertRefused(bell.get("/members/" + member + "/worth?currency=PLN&points=x"), 422, "invalid_request");
        assertRefused(bell.get("/members/nobody/worth?currency=PLN"), 404, "unknown_member");
    }

    @Test
    void a_quote_says_what_the_member_could_pay_with_points() {
        var card = card();
        var member = bell.post("/members", "{\"card\":\"%s\"}".formatted(card)).at("/memberId");
        var basket = """
                {"currency":"PLN","card":{"number":"%s"},"lines":[
                  {"lineNumber":1,"kind":"SALE","itemId":"tea","quantity":"1","net":1250}]}""".formatted(card);
        assertThat(bell.postWithoutKey("/quotes", basket).at("/payable/amount")).isEqualTo("0");
        adjust(member, 700);
        assertThat(bell.postWithoutKey("/quotes", basket).at("/payable/amount")).isEqualTo("700");
        adjust(member, 9_300);

        var quote = bell.postWithoutKey("/quotes", basket);

        assertThat(quote.at("/payable/active")).isEqualTo("10000");
        assertThat(quote.at("/payable/amount")).isEqualTo("1250");
        assertThat(quote.at("/payable/points")).isEqualTo("1250");
        assertThat(quote.at("/payable/wallet")).isEqualTo("points");
        bell.post("/members/" + member + "/block", "{\"reason\":\"stolen phone\"}");
        assertThat(bell.postWithoutKey("/quotes", basket).json().has("payable")).isFalse();
    }

    @Test
    void a_customer_shows_a_code_and_the_till_finds_the_hold() {
        var member = bell.member(1_000);
        var holdId = id();
        bell.post("/holds", hold(holdId, member, 400));

        var made = bell.post("/holds/" + holdId + "/code", "");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var code = made.at("/code");
        var found = bell.get("/hold-codes/" + code + "?currency=PLN");
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.at("/holdId")).isEqualTo(holdId);
        assertThat(found.at("/memberId")).isEqualTo(member);
        assertThat(found.at("/worth/0/amount")).isEqualTo("400");
        assertThat(bell.get("/hold-codes/" + code.substring(0, 4) + "%20" + code.substring(4))
                        .status())
                .isEqualTo(200);
        assertRefused(bell.get("/hold-codes/12345"), 422, "mistyped_code");
        assertRefused(bell.get("/hold-codes/00000000000"), 404, "unknown_code");
        assertRefused(bell.postWithoutKey("/holds/" + holdId + "/code", "{}"), 400, "idempotency_key_required");
        assertRefused(bell.post("/holds/" + holdId + "/code", "{\"expiresIn\":\"P9D\"}"), 422, "invalid_request");
        assertRefused(bell.post("/holds/nobody/code", "{}"), 404, "unknown_hold");
        assertThat(bell.post("/holds/" + holdId + "/code", "{\"expiresIn\":\"PT1M\"}")
                        .status())
                .isEqualTo(201);
        assertRefused(bell.get("/hold-codes/" + code), 409, "code_replaced");
    }

    @Test
    void a_return_that_cannot_be_offered_is_refused_with_what_to_do() {
        var nowhere = "{\"receipt\":\"door/1/2098-01-01/1\"%s}";

        assertRefused(bell.postWithoutKey("/return-offers", nowhere.formatted("")), 404, "unknown_receipt");
        assertRefused(bell.postWithoutKey("/return-offers", "{}"), 422, "invalid_request");
        assertRefused(
                bell.postWithoutKey(
                        "/return-offers", nowhere.formatted(",\"lines\":[{\"line\":1,\"quantity\":\"0\"}]")),
                422,
                "invalid_request");
        assertRefused(bell.postWithoutKey("/return-offers", ""), 400, "malformed_request");
    }

    @Test
    void a_return_is_offered_line_by_line() {
        var identity =
                "\"storeId\":\"offers\",\"workstationId\":\"1\",\"businessDay\":\"2026-03-01\",\"sequenceNumber\":1";
        var receipt = """
                {%s,"type":"SALE","endedAt":"2026-03-01T12:00:00Z","currency":"PLN","lines":[
                  {"lineNumber":1,"kind":"SALE","itemId":"tea","quantity":"3","net":1000}]}""".formatted(identity);
        DoorStack.till(broker, receipt);
        var ask = "{\"receipt\":\"offers/1/2026-03-01/1\",\"lines\":[{\"line\":1,\"quantity\":\"2\"}]}";

        Awaitility.await()
                .until(() -> bell.postWithoutKey("/return-offers", ask).status() == 200);
        var offer = bell.postWithoutKey("/return-offers", ask);

        assertThat(offer.at("/lines/0/money")).isEqualTo("666");
        assertThat(offer.at("/totals/value")).isEqualTo("666");
    }

    private void adjust(String member, long points) {
        bell.post("/members/" + member + "/adjustments", "{\"points\":%d,\"reason\":\"more\"}".formatted(points));
    }
}
