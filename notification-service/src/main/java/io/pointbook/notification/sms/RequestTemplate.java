package io.pointbook.notification.sms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pointbook.notification.carrier.Outgoing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a request, with places for what differs: {@code {to}} (E.164), {@code {digits}} (the same without the plus),
 * {@code {text}}, {@code {sender}}, {@code {reference}} and {@code {validUntil}} (RFC 3339, UTC).
 */
final class RequestTemplate {
    private static final Set<String> NAMES = Set.of("to", "digits", "text", "sender", "reference", "validUntil");

    /** A name alone in braces is never JSON, so that other braces may stand in the template as they are. */
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private final String template;
    private final String sender;
    private final UnaryOperator<String> writing;

    RequestTemplate(GatewaySettings.Request request) {
        this.template = request.template();
        this.sender = request.sender();
        this.writing = writing(request.contentType());
        var places = PLACE.matcher(template);
        while (places.find()) {
            if (!NAMES.contains(places.group(1))) {
                throw new IllegalArgumentException("a gateway's body has no place '" + places.group() + "'");
            }
        }
    }

    private static UnaryOperator<String> writing(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).split(";", -1)[0].strip();
        return switch (type) {
            case "application/json" ->
                value -> new String(JsonStringEncoder.getInstance().quoteAsString(value));
            case "application/x-www-form-urlencoded" -> value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
            default ->
                throw new IllegalArgumentException("a gateway's body is application/json or"
                        + " application/x-www-form-urlencoded, not " + contentType);
        };
    }

    String with(Outgoing message) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(writing.apply(value(place.group(1), message))));
    }

    private String value(String name, Outgoing message) {
        return switch (name) {
            case "to" -> message.to();
            case "digits" -> message.to().startsWith("+") ? message.to().substring(1) : message.to();
            case "text" -> message.text();
            case "sender" -> sender;
            case "reference" -> String.valueOf(message.reference());
            case "validUntil" -> message.validUntil().toString();
            default -> throw new IllegalStateException("no such place: " + name);
        };
    }
}
