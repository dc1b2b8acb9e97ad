package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.accepted;
import static io.pointbook.ledger.ingest.receipt.Tills.sale;
import static io.pointbook.ledger.ingest.receipt.Tills.saleOf;
import static io.pointbook.ledger.ingest.receipt.Tills.saleWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.ingest.receipt.Reading.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.1 of the rules: when two receipts have the same content. */
class ReceiptContentTest {

    private static boolean same(String one, String other) {
        byte[] first = accepted(one).canonical().json();
        byte[] second = accepted(other).canonical().json();
        boolean answer = ReceiptContent.same(first, second);
        assertThat(ReceiptContent.same(second, first)).isEqualTo(answer);
        return answer;
    }

    @Test
    void order_white_space_and_escapes_do_not_matter() {
        assertThat(same(
                        sale(),
                        saleWith(
                                "{'storeId':'S1','workstationId':'W1',",
                                "{ 'workstationId' :\n'W1', 'storeId':'\\u00531',")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e0", "1.000", "10E-1", "0.1e1"})
    void numbers_compare_by_value(String one) {
        assertThat(same(
                        saleWith("{'storeId'", "{'x':1,'storeId'"),
                        saleWith("{'storeId'", "{'x':%s,'storeId'".formatted(one))))
                .isTrue();
    }

    @Test
    void numbers_beyond_every_double_still_differ() {
        assertThat(same(
                        saleWith("{'storeId'", "{'x':10000000000000000000001,'storeId'"),
                        saleWith("{'storeId'", "{'x':10000000000000000000002,'storeId'")))
                .isFalse();
        assertThat(same(
                        saleWith("{'storeId'", "{'x':1e999999999,'storeId'"),
                        saleWith("{'storeId'", "{'x':10e999999998,'storeId'")))
                .isTrue();
    }

    @Test
    void a_default_is_as_good_as_none() {
        assertThat(same(sale(), saleWith("{'storeId'", "{'training':false,'offline':false,'storeId'")))
                .isTrue();
        assertThat(same(sale(), saleWith("'itemId':'milk',", "'itemId':'milk','unit':'EA',")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'training':true,'storeId'", "{'offline':true,'storeId'", "{'operatorId':'9','storeId'",
                "{'unit':'EA','storeId'", "{'x':null,'storeId'", "{'x':{'training':false},'storeId'",
                "{'x':[{'unit':'EA'}],'storeId'"
            })
    void another_member_is_another_content(String start) {
        assertThat(same(sale(), saleWith("{'storeId'", start))).isFalse();
    }

    @Test
    void a_default_counts_only_in_its_own_place() {
        assertThat(same(
                        saleWith("{'storeId'", "{'x':{'lines':[{}]},'storeId'"),
                        saleWith("{'storeId'", "{'x':{'lines':[{'unit':'EA'}]},'storeId'")))
                .isFalse();
    }

    @Test
    void another_amount_line_order_or_card_is_another_content() {
        assertThat(same(sale(), saleWith("'amount':500", "'amount':501"))).isFalse();
        assertThat(same(sale(), saleWith("2981000012345678", "2981000012345679")))
                .isFalse();
        assertThat(same(sale(), saleWith("'entryMethod':'SCANNED'", "'entryMethod':'KEYED'")))
                .isFalse();
        String line = "{'lineNumber':%d,'kind':'SALE','quantity':'1','net':1}";
        assertThat(same(
                        saleOf(line.formatted(1) + "," + line.formatted(2)),
                        saleOf(line.formatted(2) + "," + line.formatted(1))))
                .isFalse();
    }

    @Test
    void a_quantity_is_a_text_and_compares_as_one() {
        assertThat(same(sale(), saleWith("'quantity':'2'", "'quantity':'2.0'"))).isFalse();
    }

    @Test
    void the_defaults_are_those_of_the_schema() {
        var schema = ReceiptSchema.tree();

        assertThat(defaults(schema)).isEqualTo(ReceiptContent.RECEIPT_DEFAULTS);
        assertThat(defaults(schema.at("/properties/lines/items"))).isEqualTo(ReceiptContent.LINE_DEFAULTS);
        assertThat(schema.findValues("default")).hasSize(3);
    }

    private static Map<String, JsonNode> defaults(JsonNode schema) {
        var defaults = new HashMap<String, JsonNode>();
        schema.get("properties").properties().forEach(property -> {
            if (property.getValue().has("default")) {
                defaults.put(property.getKey(), property.getValue().get("default"));
            }
        });
        return defaults;
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void a_receipt_with_its_members_shuffled_is_the_same_and_with_one_changed_by_value_is_not(@ForAll long seed)
            throws Exception {
        var random = new Random(seed);
        var receipt = new RandomReceipts(random).receipt();
        var shuffled = shuffled(receipt, random);
        var changed = receipt.deepCopy();
        changed.put("sequenceNumber", receipt.get("sequenceNumber").asLong() + 1);

        byte[] stored = canonical(receipt);

        assertThat(ReceiptContent.same(stored, canonical(shuffled))).isTrue();
        assertThat(ReceiptContent.same(stored, canonical(changed))).isFalse();
    }

    private static byte[] canonical(ObjectNode receipt) throws Exception {
        byte[] json = ReceiptSchema.MAPPER.writeValueAsBytes(receipt);
        var reading = Tills.READER.read(json, TillHeaders.NONE, Instant.parse("9999-12-31T00:00:00Z"));
        return ((Read) reading).canonical().json();
    }

    private static ObjectNode shuffled(ObjectNode object, Random random) {
        var members = new ArrayList<>(object.properties());
        Collections.shuffle(members, random);
        var other = object.objectNode();
        members.forEach(member -> other.set(
                member.getKey(),
                member.getValue() instanceof ObjectNode inner ? shuffled(inner, random) : member.getValue()));
        return other;
    }
}
