package io.pointbook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DemoTillTest {

    private static final Instant START = Instant.parse("2026-03-01T23:59:50Z");
    private static final List<JsonNode> DAY = day(7);

    @Test
    void no_receipt_has_the_identity_of_another_also_after_a_restart() {
        Set<String> identities = new HashSet<>();
        DAY.forEach(receipt -> identities.add(receipt.path("businessDay") + "/" + receipt.path("sequenceNumber")));
        assertThat(identities).hasSize(DAY.size());
        JsonNode restarted = new DemoTill(new Random(7)).next(START.plusSeconds(DAY.size()));
        assertThat(identities).doesNotContain(restarted.path("businessDay") + "/" + restarted.path("sequenceNumber"));
    }

    @Test
    void each_total_is_the_sum_of_its_lines_and_of_what_was_paid() {
        assertThat(DAY).allSatisfy(receipt -> {
            long lines = sum(receipt.path("lines"), "net");
            assertThat(receipt.path("total").longValue()).isEqualTo(lines);
            assertThat(sum(receipt.path("tenders"), "amount")).isEqualTo(lines);
        });
    }

    @Test
    void there_are_returns_that_name_their_sale_customers_without_a_card_and_soon_all_cards() {
        assertThat(DAY).anySatisfy(receipt -> {
            assertThat(receipt.path("type").textValue()).isEqualTo("RETURN");
            JsonNode original = receipt.path("lines").get(0).path("original");
            assertThat(DAY).anySatisfy(sale -> {
                assertThat(sale.path("sequenceNumber")).isEqualTo(original.path("sequenceNumber"));
                assertThat(sale.path("businessDay")).isEqualTo(original.path("businessDay"));
                assertThat(sale.path("card").path("number"))
                        .isEqualTo(receipt.path("card").path("number"));
            });
        });
        assertThat(DAY).anySatisfy(receipt -> assertThat(receipt.has("card")).isFalse());
        assertThat(DAY.stream()
                        .limit(15)
                        .map(receipt -> receipt.path("card").path("number").asText()))
                .contains(DemoCards.ALL.toArray(String[]::new));
    }

    private static long sum(JsonNode array, String property) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(node -> node.path(property).longValue())
                .sum();
    }

    private static List<JsonNode> day(long seed) {
        DemoTill till = new DemoTill(new Random(seed));
        return IntStream.range(0, 500)
                .<JsonNode>mapToObj(second -> till.next(START.plusSeconds(second)))
                .toList();
    }
}
