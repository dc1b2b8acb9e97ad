package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.ingest.receipt.Reading.Read;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Our reader by hand and networknt's validator say the same of every receipt. */
class SchemaAgreementTest {

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF)
    void the_reader_accepts_exactly_what_the_schema_accepts(@ForAll long seed, @ForAll @IntRange(max = 3) int changes)
            throws Exception {
        var random = new Random(seed);
        var receipt = new RandomReceipts(random).receipt();
        for (int i = 0; i < changes; i++) {
            new ReceiptMutations(random).change(receipt);
        }

        boolean read = requireAgreement(receipt);

        Statistics.label("read").collect(read).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 15);
            coverage.check(false).percentage(share -> share > 15);
        });
    }

    @Test
    void every_place_of_the_schema_agrees_at_every_edge() throws Exception {
        var whole = (ObjectNode) ReceiptSchema.MAPPER.readTree(Tills.bytes(Tills.everything()));

        assertThat(requireAgreement(whole)).isTrue();
        walk(ReceiptSchema.tree(), whole, whole);
    }

    /** Puts each edge into each member of {@code object} that the schema knows. */
    private static void walk(JsonNode schema, JsonNode object, ObjectNode whole) throws IOException {
        for (var property : schema.path("properties").properties()) {
            var before = object.get(property.getKey());
            assertThat(before).as(property.getKey()).isNotNull();
            for (var value : ReceiptMutations.edges(property.getValue(), before)) {
                ((ObjectNode) object).set(property.getKey(), value);
                requireAgreement(whole);
            }
            ((ObjectNode) object).remove(property.getKey());
            requireAgreement(whole);
            ((ObjectNode) object).set(property.getKey(), before);
            walk(property.getValue(), before, whole);
            if (before instanceof ArrayNode array) {
                walkElement(property.getValue().get("items"), array, whole);
            }
        }
    }

    private static void walkElement(JsonNode schema, ArrayNode array, ObjectNode whole) throws IOException {
        var before = array.get(0);
        for (var value : ReceiptMutations.edges(schema, before)) {
            array.set(0, value);
            requireAgreement(whole);
        }
        array.set(0, before);
        walk(schema, before, whole);
    }

    private static boolean requireAgreement(ObjectNode receipt) throws IOException {
        byte[] json = ReceiptSchema.MAPPER.writeValueAsBytes(receipt);
        var reading = Judge.read(json);
        assertThat(Judge.outcome(reading))
                .as(() -> "%s of %.3000s".formatted(reading, receipt))
                .isEqualTo(Judge.expected(json, reading));
        if (reading instanceof Read read) {
            assertThat(CanonicalReceiptReader.read(read.canonical())).isEqualTo(read.receipt());
            return true;
        }
        return false;
    }
}
