package io.pointbook.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.contract.Topics;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lines come to which member, and what they say. */
class PurchaseMessagesTest {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

    private final Story anna = Story.begins();

    @BeforeEach
    void anna_has_a_card() {
        anna.opened(NOW);
    }

    @Test
    void lines_are_told_as_the_void_lines_left_them() {
        var message = purchase(anna.receipt(Scenes.SALE, NOW));

        assertThat(texts(message, "line")).containsExactly("1", "2", "3");
        assertThat(message.at("/lines/0/quantity").asText()).isEqualTo("2");
        assertThat(message.at("/lines/0/net").asLong()).isEqualTo(258);
        assertThat(message.at("/lines/0/category").toString()).isEqualTo("[\"Food\",\"Dairy\"]");
        assertThat(message.at("/lines/0/unit").asText()).isEqualTo("EA");
    }

    @Test
    void a_return_names_the_purchase_it_came_from_with_receipt_and_without() {
        anna.receipt(Scenes.SALE, NOW);
        var message = purchase(anna.receipt(Scenes.RETURN, NOW));

        assertThat(message.at("/lines/0/original/receipt").asText()).isEqualTo("S1/W1/2026-03-02/7");
        assertThat(message.at("/lines/0/matched").toString())
                .isEqualTo("[{\"receipt\":\"S1/W1/2026-03-02/7\",\"line\":1,\"quantity\":\"1\"}]");
        assertThat(message.at("/lines/1/original").isMissingNode()).isTrue();
        assertThat(message.at("/lines/1/matched").toString())
                .isEqualTo("[{\"receipt\":\"S1/W1/2026-03-02/7\",\"line\":2,\"quantity\":\"0.2\"}]");
    }

    @Test
    void goods_that_somebody_else_bought_are_not_told_about_the_one_who_brings_them() {
        var message = purchase(anna.receipt(Scenes.RETURN, NOW));

        assertThat(message.get("kind").asText()).isEqualTo("RECEIPT");
        assertThat(texts(message, "item")).containsExactly("bread");
        assertThat(message.at("/lines/0/matched").isMissingNode()).isTrue();
    }

    @Test
    void goods_that_somebody_else_brings_are_told_about_the_one_who_bought_them() {
        anna.receipt(Scenes.SALE, NOW);
        var message = purchase(anna.foreignReceipt(Scenes.RETURN_WITHOUT_CARD, "#2", _ -> true, NOW));

        assertThat(message.get("kind").asText()).isEqualTo("RETURN");
        assertThat(message.get("receipt").asText()).isEqualTo("S3/W9/2026-03-04/1");
        assertThat(message.get("eventId").asText()).isEqualTo("S3/W9/2026-03-04/1#2");
        assertThat(message.at("/lines/0/item").asText()).isEqualTo("milk");
        assertThat(message.at("/lines/0/quantity").asText()).isEqualTo("-1");
        assertThat(message.at("/lines/0/net").asLong()).isEqualTo(-129);
    }

    @Test
    void a_sale_line_that_names_an_original_is_a_sale_line() {
        var message = purchase(anna.receipt(
                Scenes.SALE.replace(
                        "'itemId':'bread',",
                        "'itemId':'bread','original':{'storeId':'S1','workstationId':'W1','businessDay':'2026-03-01',"
                                + "'sequenceNumber':1,'lineNumber':1},"),
                NOW));

        assertThat(texts(message, "item")).containsExactly("milk", "bread", "bottle");
        assertThat(message.at("/lines/1/original").isMissingNode()).isTrue();
    }

    @Test
    void a_void_names_what_it_takes_back_and_has_no_lines() {
        anna.receipt(Scenes.SALE, NOW);
        var message = purchase(anna.receipt(
                Scenes.VOID.replace(
                        "'voids'",
                        "'currency':'EUR','lines':[{'lineNumber':1,'kind':'SALE','itemId':'milk',"
                                + "'quantity':'2','net':258}],'voids'"),
                NOW));

        assertThat(message.get("kind").asText()).isEqualTo("VOID");
        assertThat(message.get("voids").asText()).isEqualTo("S1/W1/2026-03-02/7");
        assertThat(message.get("lines")).isEmpty();
    }

    @Test
    void points_that_pay_for_somebody_else_are_a_payment_without_lines() {
        var message = purchase(anna.foreignReceipt(Scenes.PAID_WITH_POINTS, "#2", _ -> false, NOW));

        assertThat(message.get("kind").asText()).isEqualTo("PAYMENT");
        assertThat(message.get("lines")).isEmpty();
        assertThat(message.get("currency")).isNull();
    }

    private static JsonNode purchase(AccountEvent event) {
        return SentMessages.on(Topics.LEDGER_PURCHASES, event);
    }

    private static List<String> texts(JsonNode message, String field) {
        var texts = new ArrayList<String>();
        message.get("lines").forEach(line -> texts.add(line.path(field).asText()));
        return texts;
    }
}
