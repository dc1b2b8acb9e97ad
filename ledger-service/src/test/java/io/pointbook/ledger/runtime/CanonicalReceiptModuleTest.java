package io.pointbook.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalReceiptModuleTest {
    /** Numbers and characters that a reader and a writer like to make prettier. */
    private static final String AWKWARD = """
            {"a":1.10,"b":1E5,"c":-0.0,"d":12345678901234567890.5,"e":"\\u0041\\/😀é","f":[{},[]],"g":{"h":null} }""";

    private final ObjectMapper mapper = LedgerEventTypes.mapper();

    @Test
    void a_kept_receipt_comes_back_byte_for_byte() throws IOException {
        byte[] stored = mapper.writeValueAsBytes(kept());

        var read = mapper.readValue(stored, ReceiptKept.class);

        assertThat(new String(stored, StandardCharsets.UTF_8)).contains(AWKWARD);
        assertThat(new String(read.receipt().json(), StandardCharsets.UTF_8)).isEqualTo(AWKWARD);
    }

    @Test
    void it_comes_back_with_the_same_values_from_an_event_that_was_a_tree_in_between() throws IOException {
        JsonNode tree = mapper.readTree(mapper.writeValueAsBytes(kept()));

        var read = mapper.treeToValue(tree, ReceiptKept.class);

        assertThat(mapper.readTree(read.receipt().json())).isEqualTo(mapper.readTree(AWKWARD));
        assertThat(new String(read.receipt().json(), StandardCharsets.UTF_8))
                .contains("1.10", "12345678901234567890.5", "😀");
    }

    @Test
    void what_cannot_be_read_is_not_quoted() {
        byte[] damaged = "{\"receipt\":{\"card\":\"2981000012345678\" \"x\":1}}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> mapper.readValue(damaged, ReceiptKept.class))
                .isInstanceOf(JsonProcessingException.class)
                .message()
                .doesNotContain("2981");
    }

    private static ReceiptKept kept() {
        var kept = Scenes.kept();
        return new ReceiptKept(
                kept.eventId(),
                kept.receiptId(),
                kept.reason(),
                kept.businessTime(),
                kept.postedAt(),
                kept.notes(),
                new CanonicalReceipt(AWKWARD.getBytes(StandardCharsets.UTF_8)),
                kept.promotions());
    }
}
