package io.pointbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.contract.offers.OfferFound;
import io.pointbook.contract.offers.OfferSent;
import io.pointbook.contract.rewards.RedemptionChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The approved samples, read the way another service reads the messages. */
class SamplesTest {
    private static final Path CONTRACT = Path.of("src/main/resources/io/pointbook/contract");
    private static final Map<String, Class<?>> MESSAGES = Map.ofEntries(
            Map.entry("entries", EntriesPosted.class),
            Map.entry("balances", BalanceChanged.class),
            Map.entry("purchases", PurchaseRecorded.class),
            Map.entry("coupons", CouponChanged.class),
            Map.entry("redemptions", RedemptionChanged.class),
            Map.entry("points-expiring", OfferFound.class),
            Map.entry("reward-in-reach", OfferFound.class),
            Map.entry("tier-changed", OfferFound.class),
            Map.entry("tier-about-to-fall", OfferFound.class),
            Map.entry("surprise", OfferFound.class),
            Map.entry("coupon-expiring", OfferFound.class),
            Map.entry("came-back", OfferFound.class),
            Map.entry("segment-entered", OfferFound.class),
            Map.entry("segment-left", OfferFound.class),
            Map.entry("sent", OfferSent.class));

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    @TestFactory
    Stream<DynamicTest> each_sample_is_read_whole() throws IOException {
        try (var files = Files.walk(CONTRACT)) {
            return files.filter(Files::isRegularFile).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        var sample = mapper.readTree(file.toFile());

                        var read = mapper.treeToValue(sample, messageOf(file));

                        // by text: a number is an int in the one tree and a long in the other
                        assertThat(mapper.readTree(mapper.writeValueAsBytes(read)))
                                .isEqualTo(sample);
                    }));
        }
    }

    @Test
    void each_kind_of_message_has_samples() throws IOException {
        try (var files = Files.walk(CONTRACT)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(SamplesTest::messageOf)
                            .distinct()
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(Set.copyOf(MESSAGES.values()));
        }
    }

    @Test
    void what_a_later_service_adds_does_not_stop_an_earlier_reader() {
        var sample = (ObjectNode) read(CONTRACT.resolve("ledger/samples/purchases.sale.json"));
        sample.put("kind", "CLAIM").put("channel", "ONLINE");
        ((ObjectNode) sample.at("/lines/0")).put("kind", "TIP").put("discount", 10);

        var read = mapper.convertValue(sample, PurchaseRecorded.class);

        assertThat(read.kind()).isEqualTo(PurchaseKind.OTHER);
        assertThat(read.lines().getFirst().kind()).isEqualTo(LineKind.OTHER);
        assertThat(read.lines().getFirst().net()).isEqualTo(258);
    }

    private Object read(Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> messageOf(Path file) {
        var kind = file.getFileName().toString().split("\\.")[0];
        return MESSAGES.getOrDefault(kind, Void.class);
    }
}
