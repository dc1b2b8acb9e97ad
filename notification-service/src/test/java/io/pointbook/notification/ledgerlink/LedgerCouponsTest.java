package io.pointbook.notification.ledgerlink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import io.pointbook.notification.campaign.CouponIssuer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerCouponsTest {
    private static final Benefit FIFTH = new Benefit("DISCOUNT_PERCENT", 2_000L, null, null, null, null, "tea", null);

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer ledger;
    private LedgerCoupons coupons;
    private int status = 201;
    private String answer = "{\"code\":\"K7M2\",\"couponId\":\"n:1\"}";

    @BeforeEach
    void open() throws IOException {
        ledger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ledger.createContext("/coupons", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        ledger.start();
        coupons = new LedgerCoupons(
                URI.create("http://127.0.0.1:" + ledger.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        coupons.close();
        ledger.stop(0);
    }

    @Test
    void a_coupon_is_asked_for_by_our_id_and_its_code_comes_back() {
        assertThat(issue()).isEqualTo(new Reply.Issued("K7M2"));
        assertThat(asked.get())
                .isEqualTo("{\"couponId\":\"n:1\",\"memberId\":\"m-1\",\"benefit\":{\"kind\":\"DISCOUNT_PERCENT\","
                        + "\"basisPoints\":2000,\"itemId\":\"tea\"},\"validUntil\":\"2026-03-10T00:00:00Z\","
                        + "\"source\":\"campaign:c\"}");
    }

    @Test
    void a_refusal_is_for_ever_and_trouble_is_not() {
        status = 404;
        answer = "{\"code\":\"unknown_member\"}";
        assertThat(issue()).isEqualTo(new Reply.Refused("unknown_member"));
        status = 503;
        assertThat(issue()).isEqualTo(new Reply.Away());
        status = 200;
        answer = "<html>";
        assertThat(issue()).isEqualTo(new Reply.Away());
    }

    @Test
    void a_ledger_that_does_not_answer_is_away() {
        ledger.stop(0);

        assertThat(issue()).isEqualTo(new Reply.Away());
    }

    private Reply issue() {
        return coupons.issue("n:1", "m-1", FIFTH, Instant.parse("2026-03-10T00:00:00Z"), "campaign:c");
    }
}
