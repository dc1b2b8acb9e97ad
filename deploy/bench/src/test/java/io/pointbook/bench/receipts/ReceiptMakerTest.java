package io.pointbook.bench.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReceiptMakerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOME = 2_000;

    private final ReceiptMaker maker = new ReceiptMaker(1);

    @Test
    void the_points_are_the_whole_zlotys_of_the_goods() throws Exception {
        for (int i = 0; i < SOME; i++) {
            MadeReceipt receipt = maker.next();
            long goods = net(JSON.readTree(receipt.json()), "SALE");
            int points = new BigDecimal(goods).movePointLeft(2).intValue();
            assertThat(receipt.points()).isEqualTo(points);
        }
    }

    @Test
    void a_deposit_is_paid_and_earns_nothing() throws Exception {
        int deposits = 0;
        for (int i = 0; i < SOME; i++) {
            JsonNode receipt = JSON.readTree(maker.next().json());
            deposits += net(receipt, "DEPOSIT") > 0 ? 1 : 0;
            assertThat(receipt.path("total").longValue()).isEqualTo(net(receipt, "SALE") + net(receipt, "DEPOSIT"));
        }
        assertThat(deposits).isBetween(SOME / 5, SOME / 3);
    }

    @Test
    void a_receipt_has_three_to_eight_lines_numbered_from_one() throws Exception {
        var counts = new HashSet<Integer>();
        for (int i = 0; i < SOME; i++) {
            JsonNode lines = JSON.readTree(maker.next().json()).path("lines");
            counts.add(lines.size());
            assertThat(lines)
                    .extracting(line -> line.path("lineNumber").intValue())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, lines.size()).boxed().toList());
        }
        assertThat(counts).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8);
    }

    @Test
    void no_identity_comes_twice_and_each_is_that_of_its_number() throws Exception {
        var seen = new HashSet<String>();
        for (int i = 0; i < SOME; i++) {
            JsonNode receipt = JSON.readTree(maker.next().json());
            String identity = receipt.path("storeId").textValue() + "/"
                    + receipt.path("workstationId").textValue() + "/"
                    + receipt.path("businessDay").textValue() + "/"
                    + receipt.path("sequenceNumber").longValue();
            assertThat(identity).isEqualTo(ReceiptMaker.identity(i));
            assertThat(seen.add(identity)).isTrue();
        }
    }

    @Test
    void the_same_seed_makes_the_same_receipts() {
        var again = new ReceiptMaker(1);
        for (int i = 0; i < SOME; i++) {
            assertThat(maker.next()).isEqualTo(again.next());
        }
    }

    @Test
    void one_card_in_a_hundred_is_on_a_tenth_of_the_receipts() {
        int often = Cards.COUNT / 100;
        assertThat(Cards.at(0)).isZero();
        assertThat(Cards.at(0.0999)).isLessThan(often);
        assertThat(Cards.at(0.1001)).isGreaterThanOrEqualTo(often);
        assertThat(Cards.at(Math.nextDown(1.0))).isEqualTo(Cards.COUNT - 1);
    }

    private static long net(JsonNode receipt, String kind) {
        return StreamSupport.stream(receipt.path("lines").spliterator(), false)
                .filter(line -> line.path("kind").textValue().equals(kind))
                .mapToLong(line -> line.path("net").longValue())
                .sum();
    }
}
