package io.pointbook.notification.ledgerlink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import io.pointbook.notification.campaign.CouponIssuer;
import io.pointbook.runtime.http.DoorJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issues coupons at the ledger. One call, no repeats: who asks keeps what waits in a table, and asks again. */
public final class LedgerCoupons implements CouponIssuer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCoupons.class);
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final URI coupons;

    /** @param address of the ledger */
    public LedgerCoupons(URI address) {
        this.coupons = address.resolve("/coupons");
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(String couponId, String memberId, Benefit benefit, Instant validUntil, String source) {}

    @Override
    public Reply issue(String couponId, String memberId, Benefit benefit, Instant validUntil, String source) {
        try {
            var body = JSON.writeValueAsString(new Body(couponId, memberId, benefit, validUntil, source));
            var request = HttpRequest.newBuilder(coupons)
                    .timeout(ANSWER_WITHIN)
                    .header("Content-Type", "application/json")
                    .header("Pointbook-Actor", "notification-service")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            return reply(response.statusCode(), response.body());
        } catch (JsonProcessingException unreadable) {
            LOG.atWarn().log("the ledger's answer about a coupon cannot be read");
            return new Reply.Away();
        } catch (IOException failure) {
            return new Reply.Away();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Away();
        }
    }

    private static Reply reply(int status, String body) throws JsonProcessingException {
        if (status >= SERVER_ERROR || status == TOO_MANY) {
            return new Reply.Away();
        }
        var answer = JSON.readTree(body);
        if (status == CREATED && answer.path("code").isTextual()) {
            return new Reply.Issued(answer.path("code").asText());
        }
        if (status >= CLIENT_ERROR) {
            var code = answer.path("code").asText();
            LOG.atWarn().addKeyValue("status", status).addKeyValue("code", code).log("the ledger refused a coupon");
            return new Reply.Refused(code);
        }
        return new Reply.Away();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
