package io.pointbook.ledger.memberevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pointbook.contract.Topics;
import io.pointbook.ledger.account.Tag;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.RefusalCode;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.memberevent.MemberEvent.Person;
import io.pointbook.ledger.memberevent.MemberEvent.Type;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands on {@code members.events.v1}: a CloudEvent in either mode, or the bare event. */
final class MemberEventReader {
    /** Bytes of one event; it holds a few short texts. */
    static final int MOST_BYTES = 64 * 1024;

    private static final Duration LONGEST_AHEAD = Duration.ofHours(24);
    private static final int LONGEST_ID = 64;
    private static final long LARGEST_NUMBER = 1_000_000_000L;
    private static final long LARGEST_AMOUNT = 1_000_000_000_000L;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CardHasher cards;

    MemberEventReader(CardHasher cards) {
        this.cards = cards;
    }

    /** An event, or why it is none. */
    sealed interface Reading {
        record Read(MemberEvent event) implements Reading {}

        /** @param reason never quotes the record */
        record Refused(RefusalCode code, String reason) implements Reading {}
    }

    /** @param brokerTime when the broker had it */
    Reading read(byte @Nullable [] value, TillHeaders headers, Instant brokerTime) {
        try {
            var event = event(tree(value, headers));
            if (event.occurredAt().isAfter(brokerTime.plus(LONGEST_AHEAD))) {
                throw new Refusal(RefusalCode.CLOCK_AHEAD, "/occurredAt is more than 24 hours after it was sent");
            }
            return new Reading.Read(event);
        } catch (Refusal refusal) {
            return new Reading.Refused(refusal.code, String.valueOf(refusal.getMessage()));
        }
    }

    private static JsonNode tree(byte @Nullable [] value, TillHeaders headers) {
        if (value == null || value.length == 0) {
            throw new Refusal(RefusalCode.EMPTY, "there is nothing in it");
        }
        if (value.length > MOST_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE, "more than " + MOST_BYTES + " bytes");
        }
        try {
            var tree = MAPPER.readTree(value);
            boolean structured = headers.contentType() != null
                    && headers.contentType().toLowerCase(java.util.Locale.ROOT).startsWith("application/cloudevents");
            requireType(structured ? text(tree.path("type")) : headers.type());
            var event = structured ? tree.path("data") : tree;
            if (!event.isObject()) {
                throw invalid("expected is an object" + (structured ? " as the CloudEvent's data" : ""));
            }
            return event;
        } catch (JsonProcessingException wrong) {
            throw new Refusal(RefusalCode.UNREADABLE, "it is not JSON with each member once");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    private static void requireType(@Nullable String type) {
        if (type == null || type.equals(Topics.MEMBER_EVENT_TYPE)) {
            return;
        }
        var family = Topics.MEMBER_EVENT_TYPE.substring(0, Topics.MEMBER_EVENT_TYPE.length() - 1);
        throw type.startsWith(family)
                ? new Refusal(RefusalCode.FUTURE_SCHEMA, "the CloudEvent's type names another major version than 1")
                : invalid("expected is the CloudEvents type " + Topics.MEMBER_EVENT_TYPE);
    }

    private MemberEvent event(JsonNode json) {
        var type = type(json.path("type"));
        var team = optional(json, "team");
        var member = person(json, "");
        var name = optional(json, "name");
        var event = new MemberEvent(
                required(json, "eventId"),
                type,
                time(json.path("occurredAt")),
                member,
                json.has("referredBy") ? referrer(json.path("referredBy")) : null,
                team,
                name == null ? "" : name,
                number(json, "number", LARGEST_NUMBER, 0),
                json.has("amount") ? number(json, "amount", LARGEST_AMOUNT, 0) : null,
                optional(json, "currency"));
        require(event);
        return event;
    }

    private static void require(MemberEvent event) {
        if (!ID.matcher(event.eventId()).matches()) {
            throw invalid("/eventId: expected are 1 to 64 letters, digits, dots, colons, dashes or underscores");
        }
        boolean ofTeam = event.type().isOfTeam();
        boolean teamGoal = event.type() == Type.GOAL && event.team() != null;
        if ((event.member() == null) != teamGoal) {
            throw invalid(
                    teamGoal
                            ? "/team: no member is expected with the goal of a team"
                            : "expected is memberId or card: whom it happened to");
        }
        if (ofTeam && event.team() == null || !ofTeam && !teamGoal && event.team() != null) {
            throw invalid("/team: expected with TEAM_JOINED, TEAM_LEFT and GOAL, and only there");
        }
        if (event.team() != null && !Tag.isOne(event.team())) {
            throw invalid("/team: " + Tag.EXPECTED);
        }
        if ((event.referredBy() == null) == (event.type() == Type.REFERRAL)) {
            throw invalid("/referredBy: expected with REFERRAL, and only there");
        }
        if (event.type().needsName() && event.name().isEmpty()) {
            throw invalid("/name: expected with " + event.type());
        }
        if (!event.name().isEmpty() && !Tag.isOne(event.name())) {
            throw invalid("/name: " + Tag.EXPECTED);
        }
        if ((event.amount() == null) != (event.currency() == null)) {
            throw invalid("/currency: expected together with amount");
        }
        if (event.currency() != null && !isCurrency(event.currency())) {
            throw invalid("/currency: expected is a code of ISO 4217, like PLN");
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return CURRENCY.matcher(code).matches() && java.util.Currency.getInstance(code) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Person referrer(JsonNode json) {
        if (!json.isObject()) {
            throw invalid("/referredBy: expected is an object");
        }
        var person = person(json, "/referredBy");
        if (person == null) {
            throw invalid("/referredBy: expected is memberId or card");
        }
        return person;
    }

    private @Nullable Person person(JsonNode json, String where) {
        if (json.has("memberId") && json.has("card")) {
            throw invalid(where + "/card: expected is memberId or card, not both");
        }
        if (json.has("card")) {
            var number = json.path("card").path("number");
            if (!number.isTextual()
                    || number.textValue().isEmpty()
                    || number.textValue().codePointCount(0, number.textValue().length()) > LONGEST_ID) {
                throw invalid(where + "/card/number: expected are 1 to " + LONGEST_ID + " characters");
            }
            return new Person(null, cards.hash(number.textValue()));
        }
        var memberId = optional(json, "memberId");
        return memberId == null ? null : new Person(memberId, null);
    }

    private static Type type(JsonNode json) {
        return Arrays.stream(Type.values())
                .filter(type -> type.name().equals(text(json)))
                .findFirst()
                .orElseThrow(() -> invalid("/type: expected is one of " + Arrays.toString(Type.values())));
    }

    private static Instant time(JsonNode json) {
        var text = text(json);
        if (text != null && TIME.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                // a date that no calendar has
            }
        }
        throw invalid("/occurredAt: expected is a time with offset, like 2027-05-04T06:00:00+02:00");
    }

    private static long number(JsonNode json, String name, long most, long otherwise) {
        if (!json.has(name)) {
            return otherwise;
        }
        var number = json.path(name);
        boolean whole = number.isNumber()
                && number.decimalValue().stripTrailingZeros().scale() <= 0
                && number.decimalValue().signum() >= 0
                && number.decimalValue().compareTo(java.math.BigDecimal.valueOf(most)) <= 0;
        if (!whole) {
            throw invalid("/" + name + ": expected is a whole number from 0 to " + most);
        }
        return number.decimalValue().longValueExact();
    }

    private static String required(JsonNode json, String name) {
        var text = optional(json, name);
        if (text == null) {
            throw invalid("/" + name + ": expected is a text of 1 to " + LONGEST_ID + " characters");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        if (!json.has(name)) {
            return null;
        }
        var text = text(json.path(name));
        if (text == null || text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_ID) {
            throw invalid("/" + name + ": expected is a text of 1 to " + LONGEST_ID + " characters");
        }
        return text;
    }

    private static @Nullable String text(JsonNode json) {
        return json.isTextual() ? json.textValue() : null;
    }

    private static Refusal invalid(String what) {
        return new Refusal(RefusalCode.SCHEMA_INVALID, what);
    }

    private static final class Refusal extends RuntimeException {
        private final RefusalCode code;

        Refusal(RefusalCode code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }
}
