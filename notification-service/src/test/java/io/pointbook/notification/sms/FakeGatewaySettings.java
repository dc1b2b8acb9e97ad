package io.pointbook.notification.sms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How the two gateways of the tests are spoken to. */
final class FakeGatewaySettings {
    static final GatewaySettings.Limits LIMITS = limits(4, 1_000);

    private FakeGatewaySettings() {}

    static GatewaySettings.Limits limits(int concurrency, int perSecond) {
        return new GatewaySettings.Limits(
                concurrency, perSecond, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    static GatewaySettings form(URI url, GatewaySettings.Limits limits) {
        var pass = Base64.getEncoder()
                .encodeToString(
                        (FakeFormGateway.USER + ":" + FakeFormGateway.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new GatewaySettings(
                "form",
                true,
                new GatewaySettings.Request(
                        "POST",
                        url,
                        "application/x-www-form-urlencoded; charset=utf-8",
                        "msisdn={digits}&from={sender}&body={text}&ref={reference}&until={validUntil}",
                        "Shop & Co",
                        Map.of("Authorization", "Basic " + pass)),
                new GatewaySettings.Answer(
                        200,
                        200,
                        null,
                        null,
                        Set.of(),
                        null,
                        Pattern.compile("^OK (\\S+)"),
                        GatewaySettings.Answer.USUALLY_LATER),
                limits,
                null,
                null);
    }

    static GatewaySettings json(URI url, GatewaySettings.Limits limits) {
        return new GatewaySettings(
                "json",
                true,
                new GatewaySettings.Request(
                        "PUT",
                        url,
                        "application/json",
                        "{\"to\":\"{to}\",\"message\":{\"text\":\"{text}\",\"from\":\"{sender}\"},\"ref\":{reference}}",
                        "Shop",
                        Map.of("Authorization", "Bearer " + FakeJsonGateway.TOKEN)),
                new GatewaySettings.Answer(
                        200,
                        299,
                        "/status",
                        "accepted",
                        Set.of("queue_full"),
                        "/parts/*/id",
                        null,
                        GatewaySettings.Answer.USUALLY_LATER),
                limits,
                null,
                null);
    }
}
