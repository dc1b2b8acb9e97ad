package io.pointbook.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.coupon.CouponScenes;
import io.pointbook.ledger.prize.PrizeScenes;
import io.pointbook.ledger.programme.ProgrammeScenes;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.testkit.contract.ApprovedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
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
    private static final String STORED = "ledger-service/src/test/resources/stored/";

    private final EventSerializer serializer = new EventSerializer(LedgerEventTypes.types(), LedgerEventTypes.mapper());

    @Test
    void the_names_of_stored_things_are_these_and_no_others() {
        assertThat(LedgerEventTypes.types().names())
                .containsExactly(
                        "account-blocked",
                        "account-opened",
                        "account-settled",
                        "account-unblocked",
                        "capture-returned",
                        "coupon-confirmed",
                        "coupon-expired",
                        "coupon-issued",
                        "coupon-redeemed",
                        "coupon-released",
                        "coupon-reserved",
                        "coupon-reused",
                        "coupon-withdrawn",
                        "hold-captured",
                        "hold-released",
                        "member-account",
                        "member-enrolled",
                        "occasion-posted",
                        "points-adjusted",
                        "points-held",
                        "points-transferred",
                        "prize-draw-announced",
                        "prize-draw-closed",
                        "prize-draw-held",
                        "prize-entries-listed",
                        "programme-draft-saved",
                        "programme-version-published",
                        "receipt-kept",
                        "receipt-posted",
                        "stream-position",
                        "token-store");
    }

    @TestFactory
    Stream<DynamicTest> each_stored_thing_is_written_as_approved() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> ApprovedFile.verify(STORED + sample.getKey() + ".json", json(sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> what_is_approved_reads_back_as_what_was_written() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    Object readBack = read(
                            STORED + sample.getKey() + ".json",
                            sample.getValue().getClass());

                    assertThat(comparable(readBack)).isEqualTo(comparable(sample.getValue()));
                    assertThat(json(readBack)).isEqualTo(json(sample.getValue()));
                }));
    }

    @Test
    void every_name_has_a_sample() {
        var sampled = new TreeSet<String>();
        samples()
                .values()
                .forEach(sample ->
                        sampled.add(serializer.typeForClass(sample.getClass()).getName()));
        sampled.add("stream-position");
        sampled.add("token-store");

        assertThat(sampled).isEqualTo(LedgerEventTypes.types().names());
    }

    /** By file name: type, revision, scene. */
    private Map<String, Object> samples() {
        var samples = new LinkedHashMap<String, Object>();
        Scenes.all().forEach((scene, told) -> samples.put(name(told.event()) + "." + scene, told.event()));
        samples.put(name(Scenes.kept()) + ".without-card", Scenes.kept());
        ProgrammeScenes.programmes().forEach((scene, event) -> samples.put(name(event) + "." + scene, event));
        samples.put(name(ProgrammeScenes.judged()) + ".judged-by-rules", ProgrammeScenes.judged());
        occasions().forEach((scene, event) -> samples.put(name(event) + "." + scene, event));
        samples.put(name(aggregate()) + ".referred-and-tagged", aggregate());
        samples.put(name(ProgrammeScenes.discounted()) + ".with-promotions", ProgrammeScenes.discounted());
        samples.put(name(ProgrammeScenes.leftOut()) + ".with-a-discount-left-out", ProgrammeScenes.leftOut());
        var kept = ProgrammeScenes.keptWithPromotions();
        samples.put(name(kept) + ".without-card-with-promotions", kept);
        CouponScenes.all().forEach((scene, event) -> samples.put(name(event) + "." + scene, event));
        PrizeScenes.all().forEach((scene, event) -> samples.put(name(event) + "." + scene, event));
        var story = Story.begins();
        var at = Instant.parse("2026-03-02T17:30:01Z");
        story.opened(at);
        story.receipt(Scenes.SALE, at);
        story.hold("h-9", 2, at, at.plusSeconds(900));
        samples.put(name(story.aggregate()) + ".with-hold", story.aggregate());
        return samples;
    }

    private static Map<String, AccountEvent> occasions() {
        try {
            return ProgrammeScenes.occasions();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static MemberAccount aggregate() {
        try {
            return ProgrammeScenes.aggregate();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private String name(Object sample) {
        var type = serializer.typeForClass(sample.getClass());
        return type.getName() + "-r" + type.getRevision();
    }

    private String json(Object sample) {
        return new String(serializer.serialize(sample, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private Object read(String approved, Class<?> type) throws IOException {
        byte[] bytes = Files.readAllBytes(ApprovedFile.path(approved));
        return serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, serializer.typeForClass(type)));
    }

    private static Object comparable(Object sample) {
        return sample instanceof MemberAccount account ? account.memory() : sample;
    }
}
