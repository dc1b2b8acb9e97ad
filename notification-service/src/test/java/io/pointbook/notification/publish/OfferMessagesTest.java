package io.pointbook.notification.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topic;
import io.pointbook.contract.Topics;
import io.pointbook.contract.offers.OfferFound;
import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.contract.offers.OfferSent;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.publish.OfferMessages.Ready;
import io.pointbook.testkit.contract.MessageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Consumers of the topics need no other documentation than docs/contracts: it says what is really sent. */
class OfferMessagesTest {
    private static final String SAMPLES = "common/contract/src/main/resources/io/pointbook/contract/offers/samples/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OfferMessages MESSAGES = new OfferMessages();
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final List<Consent> CONSENTS =
            List.of(new Consent("EMAIL", "SERVICE"), new Consent("SMS", "MARKETING"));

    @Test
    void a_message_is_keyed_by_member_and_names_itself_by_what_it_is_about() {
        var message = OfferPublisher.message(samples().get("sent"));

        assertThat(message.topic()).isEqualTo("offers.sent.v1");
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo("m-anna");
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_id", "SENT:favourite:m-anna:once:SMS",
                        "ce_type", "io.pointbook.offers.sent.v1",
                        "ce_source", "/notification",
                        "ce_specversion", "1.0",
                        "ce_time", "2026-03-02T11:00:00Z",
                        "content-type", "application/json"));
    }

    @Test
    void what_is_personal_has_no_topic() {
        assertThat(OfferMessages.topic(OccasionKind.BIRTHDAY)).isNull();
        assertThat(OfferMessages.topic(OccasionKind.SHOP_MOVED)).isNull();
    }

    @Test
    void each_topic_of_offers_has_a_sample() {
        assertThat(samples().values().stream().map(Ready::topic))
                .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream()
                        .map(Topic::name)
                        .filter(topic -> topic.startsWith("offers."))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> each_message_is_sent_as_approved() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> MessageContract.approved(
                                SAMPLES + sample.getKey() + ".example.json", json(sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> each_message_fits_its_schema_and_the_schema_says_all_of_it() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    var contract = new MessageContract(sample.getValue().topic());
                    contract.fits(json(sample.getValue()));
                    contract.saysAllOf("/", sample.getKey().equals("sent") ? OfferSent.class : OfferFound.class);
                    contract.saysAllOf("/$defs/consent", Consent.class);
                }));
    }

    @TestFactory
    Stream<DynamicTest> asyncapi_shows_each_approved_sample_under_its_type() {
        return samples().keySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind, () -> {
                    var message = name(kind);
                    assertThat(MessageContract.shown(message)).containsExactly(kind + ".example");
                    assertThat(MessageContract.asyncApi()
                                    .at("/components/messages/" + message + "/headers/allOf/1/properties/ce_type/const")
                                    .asText())
                            .isEqualTo(Topics.OFFERS_TYPE_PREFIX + "offers." + kind + ".v1");
                }));
    }

    private static String name(String kind) {
        var name = new StringBuilder("offer");
        for (var word : kind.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    /** By the word of the topic. */
    private static Map<String, Ready> samples() {
        var samples = new TreeMap<String, Ready>();
        add(
                samples,
                found(
                        OccasionKind.POINTS_EXPIRING,
                        "points:2026-03-16:14",
                        "2026-03-15T23:00:00Z",
                        Map.of("wallet", "points", "points", 250L, "daysAhead", 14L)));
        add(
                samples,
                found(
                        OccasionKind.REWARD_IN_REACH,
                        "mug:2026-03",
                        "2026-03-02T11:00:00Z",
                        Map.of("rewardId", "mug", "name", "A mug", "wallet", "points", "price", 500L, "missing", 40L)));
        add(
                samples,
                found(
                        OccasionKind.TIER_CHANGED,
                        "e-7",
                        "2026-03-02T11:00:00Z",
                        Map.of("tier", "gold", "before", "silver", "qualifying", 1_200L)));
        add(
                samples,
                found(
                        OccasionKind.TIER_ABOUT_TO_FALL,
                        "gold:2026-04-01:30",
                        "2026-03-31T22:00:00Z",
                        Map.of("tier", "gold", "after", "silver", "daysAhead", 30L)));
        add(
                samples,
                found(
                        OccasionKind.SURPRISE_WON,
                        "e-9",
                        "2026-03-02T11:00:00Z",
                        Map.of("couponId", "draw:7", "code", "K7M2PX9QR4TW", "benefit", "FREE_ITEM", "itemId", "tea")));
        add(
                samples,
                found(
                        OccasionKind.COUPON_EXPIRING,
                        "campaign-7:4711:3",
                        "2026-03-04T23:00:00Z",
                        Map.of("couponId", "campaign-7:4711", "daysAhead", 3L)));
        add(
                samples,
                found(OccasionKind.CAME_BACK, "e-11", "2026-03-02T11:00:00Z", Map.of("daysAway", 75L, "storeId", "7")));
        add(
                samples,
                found(
                        OccasionKind.SEGMENT_ENTERED,
                        "regulars#17",
                        "2026-03-02T11:00:00Z",
                        Map.of("segmentId", "regulars", "version", 2L, "name", "Regulars")));
        add(
                samples,
                found(
                        OccasionKind.SEGMENT_LEFT,
                        "regulars#18",
                        "2026-03-02T11:00:00Z",
                        Map.of("segmentId", "regulars", "version", 2L, "name", "Regulars")));
        add(
                samples,
                MESSAGES.sent(
                        new SentMessage("m-anna", "favourite", "once", "SMS", "A", "MARKETING", NOON),
                        "notification:0123456789abcdef0123456789abcdef",
                        CONSENTS,
                        List.of("regulars")));
        return samples;
    }

    private static Ready found(OccasionKind kind, String occasionId, String at, Map<String, Object> facts) {
        var occasion = new Occasion(kind, "m-anna", occasionId, Instant.parse(at), facts);
        return MESSAGES.found(String.valueOf(OfferMessages.topic(kind)), occasion, NOON, CONSENTS, List.of("regulars"));
    }

    private static void add(Map<String, Ready> samples, Ready message) {
        samples.put(message.topic().replace("offers.", "").replace(".v1", ""), message);
    }

    private static JsonNode json(Ready message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
