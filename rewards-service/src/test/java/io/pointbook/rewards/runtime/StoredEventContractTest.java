package io.pointbook.rewards.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionScenes;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.testkit.contract.ApprovedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is stored stays readable for ever: names, revisions and each byte of the JSON are approved files. */
class StoredEventContractTest {
    private static final String STORED = "rewards-service/src/test/resources/stored/";

    private final EventSerializer serializer =
            new EventSerializer(RewardsEventTypes.types(), RewardsEventTypes.mapper());

    @Test
    void the_names_of_stored_things_are_these_and_no_others() {
        assertThat(RewardsEventTypes.types().names())
                .containsExactly(
                        "redemption-cancelled",
                        "redemption-confirmed",
                        "redemption-end-requested",
                        "redemption-fulfilled",
                        "redemption-hold-lapsed",
                        "redemption-points-captured",
                        "redemption-points-given-back",
                        "redemption-points-held",
                        "redemption-points-released",
                        "redemption-refused",
                        "redemption-requested",
                        "redemption-return-requested",
                        "redemption-returned",
                        "stock-reserved",
                        "stream-position",
                        "token-store");
    }

    @Test
    void every_name_has_a_sample() {
        var sampled = new TreeSet<String>();
        samples().values().forEach(event -> sampled.add(type(event)));
        sampled.add("stream-position");
        sampled.add("token-store");

        assertThat(sampled).isEqualTo(RewardsEventTypes.types().names());
    }

    @TestFactory
    Stream<DynamicTest> each_event_is_written_as_approved() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> ApprovedFile.verify(sample.getKey(), json(sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> what_is_approved_reads_back_as_what_was_written() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> assertThat(read(sample.getKey(), sample.getValue()))
                                .isEqualTo(sample.getValue())));
    }

    /** Written before rewards had variants and ways to pay. */
    @Test
    void a_request_from_before_choices_still_reads() throws IOException {
        var event = (RedemptionEvent.RedemptionRequested) read(
                STORED + "earlier/redemption-requested-r1.before-choices.json",
                RedemptionScenes.all().get("requested"));

        assertThat(event.terms().points()).isEqualTo(200);
        assertThat(event.terms().choice()).isNull();
        assertThat(event.terms().worth()).isNull();
    }

    /** By file: type, revision, scene. */
    private Map<String, RedemptionEvent> samples() {
        var samples = new LinkedHashMap<String, RedemptionEvent>();
        RedemptionScenes.all()
                .forEach((scene, event) -> samples.put(
                        STORED + type(event) + "-r"
                                + serializer.typeForClass(event.getClass()).getRevision() + "." + scene + ".json",
                        event));
        return samples;
    }

    private String type(RedemptionEvent event) {
        return serializer.typeForClass(event.getClass()).getName();
    }

    private String json(RedemptionEvent event) {
        return new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private Object read(String approved, RedemptionEvent like) throws IOException {
        byte[] bytes = Files.readAllBytes(ApprovedFile.path(approved));
        return serializer.deserialize(
                new SimpleSerializedObject<>(bytes, byte[].class, serializer.typeForClass(like.getClass())));
    }
}
