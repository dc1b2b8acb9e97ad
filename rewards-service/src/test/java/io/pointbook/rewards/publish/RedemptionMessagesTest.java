package io.pointbook.rewards.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topics;
import io.pointbook.contract.rewards.RedemptionChanged;
import io.pointbook.contract.rewards.RedemptionKind;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionScenes;
import io.pointbook.testkit.contract.MessageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Consumers of the topic need no other documentation than docs/contracts: it says what is really sent. */
class RedemptionMessagesTest {
    private static final String SAMPLES = "common/contract/src/main/resources/io/pointbook/contract/rewards/samples/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RedemptionMessages MESSAGES = new RedemptionMessages();

    /** Steps that others need not know. */
    private static final List<String> NOT_SENT =
            List.of("reserved", "held", "hold-lapsed", "end-requested", "points-released");

    private final MessageContract contract = new MessageContract(Topics.REWARDS_REDEMPTIONS);

    @Test
    void a_step_is_keyed_by_member_and_has_the_events_id() {
        var captured = RedemptionScenes.all().get("captured");

        var message = of(captured).getFirst();

        assertThat(message.topic()).isEqualTo("rewards.redemptions.v1");
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo("m-anna");
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_id", captured.eventId(),
                        "ce_type", "io.pointbook.rewards.redemption.v1",
                        "ce_source", "/rewards",
                        "ce_specversion", "1.0",
                        "ce_time", captured.at().toString(),
                        "content-type", "application/json"));
    }

    @Test
    void steps_that_are_nobody_elses_business_are_not_sent() {
        assertThat(NOT_SENT)
                .allSatisfy(scene ->
                        assertThat(of(RedemptionScenes.all().get(scene))).isEmpty());
        assertThat(MESSAGES.apply(new GenericDomainEventMessage<>("other", "other", 0, "not of a redemption")))
                .isEmpty();
    }

    @Test
    void who_acted_why_and_what_a_delivery_is_called_stays_inside() {
        assertThat(samples().toString())
                .doesNotContain("store 7", "wrong colour", "parcel 7", "till 3/17", "STAFF", "PRIZE");
    }

    @TestFactory
    Stream<DynamicTest> each_message_is_sent_as_approved() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> MessageContract.approved(SAMPLES + sample.getKey() + ".json", sample.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> each_message_fits_its_schema() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> contract.fits(sample.getValue())));
    }

    @Test
    void the_schema_says_all_that_the_record_has() {
        contract.saysAllOf("/", RedemptionChanged.class);
        contract.saysAllOf("/$defs/reward", RedemptionChanged.Reward.class);
        contract.saysAllOf("/$defs/cash", RedemptionChanged.Cash.class);
        contract.saysAllOf("/$defs/refusal", RedemptionChanged.Refusal.class);
        contract.namesAllOf("/$defs/redemptionKind", RedemptionKind.class);
    }

    @Test
    void asyncapi_shows_every_approved_sample() {
        assertThat(MessageContract.shown("redemptionChanged"))
                .isEqualTo(samples().keySet());
    }

    private static List<ProducerRecord<byte[], byte[]>> of(RedemptionEvent event) {
        return MESSAGES.apply(new GenericDomainEventMessage<>(
                "redemption", "redemption:" + event.redemptionId(), RedemptionScenes.sequence(event), event));
    }

    /** By the name of the file. Further requests say no more than the first one. */
    private static Map<String, JsonNode> samples() {
        var samples = new TreeMap<String, JsonNode>();
        RedemptionScenes.all().forEach((scene, event) -> of(event).forEach(message -> {
            if (!scene.startsWith("requested-")) {
                samples.put("redemptions." + scene, json(message));
            }
        }));
        return samples;
    }

    private static JsonNode json(ProducerRecord<byte[], byte[]> message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
