package io.pointbook.notification.runtime;

import io.pointbook.notification.runtime.GatewayTerms.CallbackTerms;
import io.pointbook.notification.sms.Callback;
import io.pointbook.notification.sms.GatewaySettings;
import io.pointbook.notification.sms.Gateways;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the HTTP gateways of what the installation set about them. */
final class GatewayParts {
    private GatewayParts() {}

    static Gateways of(Map<String, GatewayTerms> terms) {
        return new Gateways(terms.entrySet().stream()
                .map(one -> settings(one.getKey(), one.getValue()))
                .toList());
    }

    static GatewaySettings settings(String name, GatewayTerms terms) {
        return new GatewaySettings(
                name,
                terms.sends(),
                new GatewaySettings.Request(
                        terms.method(), terms.url(), terms.contentType(), terms.body(), terms.sender(), headers(terms)),
                answer(terms),
                new GatewaySettings.Limits(
                        terms.concurrency(),
                        terms.perSecond(),
                        terms.connectTimeout(),
                        terms.timeout(),
                        terms.patience()),
                terms.receipts().map(GatewayParts::callback).orElse(null),
                terms.replies().map(GatewayParts::callback).orElse(null));
    }

    private static GatewaySettings.Answer answer(GatewayTerms terms) {
        return new GatewaySettings.Answer(
                terms.successFrom(),
                terms.successTo(),
                terms.successAt().orElse(null),
                terms.successValue().orElse(null),
                terms.laterValues().orElse(Set.of()),
                terms.idsAt().orElse(null),
                terms.successText().map(Pattern::compile).orElse(null),
                terms.laterStatuses().orElse(GatewaySettings.Answer.USUALLY_LATER));
    }

    private static Map<String, String> headers(GatewayTerms terms) {
        Map<String, String> headers = new HashMap<>(terms.headers());
        terms.user()
                .ifPresent(user -> headers.put(
                        "Authorization",
                        "Basic " + base64(user + ":" + terms.password().orElse(""))));
        terms.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        return Map.copyOf(headers);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Callback callback(CallbackTerms terms) {
        return new Callback(
                terms.form(),
                terms.secretHeader().orElse(terms.secretParameter()),
                terms.secretHeader().isPresent(),
                terms.secret(),
                terms.eachAt().orElse(null),
                terms.id().orElse(null),
                terms.reference().orElse(null),
                terms.status().orElse(null),
                terms.fates(),
                terms.from().orElse(null),
                terms.text().orElse(null));
    }
}
