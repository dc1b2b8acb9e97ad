package io.pointbook.notification.sms;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.notification.carrier.Handed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a gateway's answer says about the message. */
final class AnswerReading {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** Of what a gateway says; the rest is no use to an operator. */
    private static final int LONGEST_CAUSE = 40;

    private final GatewaySettings.Answer rule;

    AnswerReading(GatewaySettings.Answer rule) {
        this.rule = rule;
    }

    Handed read(int status, String body) {
        if (rule.laterStatuses().contains(status)) {
            return new Handed.Later("HTTP " + status);
        }
        if (status >= rule.from() && status <= rule.to()) {
            return rule.text() == null ? success(body) : plain(body);
        }
        // a server that failed, or one that stands before it, may have passed the message on
        return status >= BAD_REQUEST && status < SERVER_ERROR
                ? new Handed.Refused("HTTP " + status)
                : new Handed.InDoubt("HTTP " + status);
    }

    private Handed plain(String body) {
        var found = Objects.requireNonNull(rule.text()).matcher(body);
        if (!found.find()) {
            return new Handed.Refused("the answer is not the one of success");
        }
        return new Handed.Taken(found.groupCount() > 0 ? List.of(found.group(1)) : List.of());
    }

    private Handed success(String body) {
        if (rule.mustAt() == null && rule.idsAt() == null) {
            return new Handed.Taken(List.of());
        }
        var json = JsonPlaces.read(body);
        if (json == null) {
            return new Handed.InDoubt("the answer is not JSON");
        }
        if (rule.mustAt() != null) {
            var said = JsonPlaces.text(json, rule.mustAt());
            if (said == null) {
                return new Handed.InDoubt("the answer does not say whether it was taken");
            }
            if (rule.later().contains(said)) {
                return new Handed.Later(cause(said));
            }
            if (!said.equals(rule.mustBe())) {
                return new Handed.Refused(cause(said));
            }
        }
        return new Handed.Taken(ids(json, rule.idsAt()));
    }

    private static List<String> ids(JsonNode json, @Nullable String at) {
        return at == null
                ? List.of()
                : JsonPlaces.all(json, at).stream()
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asText)
                        .toList();
    }

    /** A word for a kind of failure. Whatever looks like more than that may have a phone number in it. */
    private static String cause(String said) {
        return said.length() <= LONGEST_CAUSE
                        && said.chars().filter(Character::isDigit).count() < 6
                ? "the answer was " + said
                : "the answer was another one";
    }
}
