package io.pointbook.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UciInvoicesTest {

    private static final String HEAD =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Test
    void an_invoice_becomes_a_receipt() throws IOException {
        JsonNode receipt = receipts("536365,85123A,\"HEART, \"\"WHITE\"\"\",6,2010-12-01T08:26:00Z,2.55,17850,UK")
                .getFirst();
        assertThat(receipt.toString())
                .isEqualTo("{\"storeId\":\"UCI\",\"workstationId\":\"1\",\"businessDay\":\"2010-12-01\","
                        + "\"sequenceNumber\":536365,\"type\":\"SALE\",\"endedAt\":\"2010-12-01T08:26:00Z\","
                        + "\"currency\":\"GBP\",\"card\":{\"number\":\"17850\"},\"lines\":[{\"lineNumber\":1,"
                        + "\"kind\":\"SALE\",\"itemId\":\"85123A\",\"description\":\"HEART, \\\"WHITE\\\"\","
                        + "\"quantity\":\"6\",\"unitPrice\":255,\"net\":1530}]}");
    }

    @Test
    void an_invoice_that_goes_on_later_in_the_file_is_one_receipt_of_its_latest_time() throws IOException {
        List<JsonNode> receipts = receipts(
                "1,A1,,1,2010-12-01T08:27:00Z,1.00,,UK",
                "2,A1,,1,2010-12-01T08:30:00Z,1.00,,UK",
                "1,A2,,1,2010-12-01T08:26:00Z,1.00,,UK");
        assertThat(receipts).hasSize(2);
        assertThat(receipts.getFirst().path("lines")).hasSize(2);
        assertThat(receipts.getFirst().path("lines").get(1).path("lineNumber").intValue())
                .isEqualTo(2);
        assertThat(receipts.getFirst().path("endedAt").textValue()).isEqualTo("2010-12-01T08:27:00Z");
        assertThat(receipts.getFirst().has("card")).isFalse();
        assertThat(receipts.getFirst().path("lines").get(0).has("description")).isFalse();
    }

    @Test
    void on_a_cancellation_goods_are_returned_and_fees_stay_fees() throws IOException {
        JsonNode receipt = receipts(
                        "C7,A1,x,-2,2010-12-01T08:27:00Z,1.50,1,UK", "C7,M,x,-1,2010-12-01T08:27:00Z,3.00,1,UK")
                .getFirst();
        assertThat(receipt.path("sequenceNumber").longValue()).isEqualTo(7);
        assertThat(receipt.path("type").textValue()).isEqualTo("RETURN");
        assertThat(texts(receipt, "kind")).containsExactly("RETURN", "FEE");
        assertThat(texts(receipt, "net")).containsExactly("-300", "-300");
        assertThat(texts(receipt, "quantity")).containsExactly("-2", "-1");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, FEE",
        "DOT, FEE",
        "M, FEE",
        "m, FEE",
        "D, FEE",
        "C2, FEE",
        "BANK CHARGES, FEE",
        "AMAZONFEE, FEE",
        "S, FEE",
        "CRUK, FEE",
        "PADS, FEE",
        "gift_0001_20, GIFT_CARD",
        "DCGS0003, SALE",
        "POSTER, SALE",
        "d, SALE"
    })
    void the_kind_of_a_line_follows_from_its_stock_code(String item, String kind) throws IOException {
        assertThat(texts(
                        receipts("1," + item + ",x,1,2010-12-01T08:27:00Z,1.00,,UK")
                                .getFirst(),
                        "kind"))
                .containsExactly(kind);
    }

    @Test
    void a_negative_line_of_an_ordinary_invoice_stays_a_sale_and_an_a_is_dropped_like_a_c() throws IOException {
        JsonNode receipt = receipts("A9,B,Adjust bad debt,1,2010-12-01T08:27:00Z,-11062.06,,UK")
                .getFirst();
        assertThat(receipt.path("sequenceNumber").longValue()).isEqualTo(9);
        assertThat(texts(receipt, "kind")).containsExactly("SALE");
        assertThat(texts(receipt, "net")).containsExactly("-1106206");
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0", "0.005, 1", "-0.005, -1", "0.0049, 0", "-0.0149, -1", "1.005, 101", "168469.60, 16846960"})
    void half_a_penny_goes_away_from_zero(BigDecimal pounds, long pence) {
        assertThat(UciReceipt.pence(pounds)).isEqualTo(pence);
    }

    @Test
    void the_line_is_rounded_once_after_the_multiplication() throws IOException {
        assertThat(texts(receipts("1,A,x,5,2010-12-01T08:27:00Z,0.001,,UK").getFirst(), "net"))
                .containsExactly("1");
        assertThat(texts(receipts("1,A,x,4,2010-12-01T08:27:00Z,0.001,,UK").getFirst(), "net"))
                .containsExactly("0");
    }

    @Test
    void a_description_is_cut_at_two_hundred_characters() throws IOException {
        JsonNode receipt = receipts("1,A," + "x".repeat(201) + ",1,2010-12-01T08:27:00Z,1,,UK")
                .getFirst();
        assertThat(texts(receipt, "description").getFirst()).hasSize(200);
    }

    @Test
    void rows_that_cannot_be_read_are_told_and_the_rest_goes_on() throws IOException {
        List<Row> rows = rows(
                "1,A,x,one,2010-12-01T08:27:00Z,1,,UK",
                "1,A,x",
                "X12,A,x,1,2010-12-01T08:27:00Z,1,,UK",
                "2,A,x,1.5,2010-12-01T08:27:00Z,1,,UK",
                "3,A,x,1,2010-12-01T08:27:00Z,1,,UK");
        assertThat(rows).hasSize(5);
        assertThat(rows.stream().filter(Row.Bad.class::isInstance).map(Row::line))
                .containsExactly(2L, 3L, 4L, 5L);
        assertThat(rows.getLast()).isInstanceOf(Row.Receipt.class);
    }

    private static List<String> texts(JsonNode receipt, String property) {
        return StreamSupport.stream(receipt.path("lines").spliterator(), false)
                .map(line -> line.path(property).asText())
                .toList();
    }

    private static List<JsonNode> receipts(String... lines) throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        for (Row row : rows(lines)) {
            receipts.add(
                    new ObjectMapper().readTree(((Row.Receipt) row).record().value()));
        }
        return receipts;
    }

    private static List<Row> rows(String... lines) throws IOException {
        String csv = HEAD + String.join("\n", lines) + "\n";
        List<Row> rows = new ArrayList<>();
        UciInvoices.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), rows::add);
        return rows;
    }
}
