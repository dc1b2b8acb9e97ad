package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticShopTest {
    private static final long SEED = 20_190_204;

    @Test
    void the_same_seed_gives_the_same_text_and_another_seed_another() {
        assertThat(SyntheticShop.csv(SEED, 1_000)).isEqualTo(SyntheticShop.csv(SEED, 1_000));
        assertThat(SyntheticShop.csv(SEED, 1_000)).isNotEqualTo(SyntheticShop.csv(SEED + 1, 1_000));
    }

    @Test
    void the_usual_size_has_some_two_hundred_customers() throws IOException {
        var rows = rows(SyntheticShop.csv(SEED, SyntheticShop.USUAL_LINES));
        assertThat(rows).hasSize(SyntheticShop.USUAL_LINES);
        assertThat(rows.stream().map(row -> row.get(6)).distinct().count()).isBetween(150L, 250L);
    }

    @ParameterizedTest
    @ValueSource(ints = {SyntheticShop.LEAST_LINES, SyntheticShop.USUAL_LINES})
    void every_irregularity_of_the_real_file_is_there(int lines) throws IOException {
        var rows = rows(SyntheticShop.csv(SEED, lines));
        assertAny(rows, row -> row.get(0).startsWith("A"), "bad debt");
        assertAny(rows, row -> row.get(0).startsWith("C") && pieces(row) < 0, "cancellation");
        assertAny(rows, row -> !row.get(0).startsWith("C") && pieces(row) < 0, "negative pieces on an invoice");
        assertAny(rows, row -> row.get(6).isEmpty(), "no customer");
        assertAny(rows, row -> price(row).signum() == 0, "price zero");
        assertAny(rows, row -> price(row).signum() < 0, "price below zero");
        assertAny(rows, row -> price(row).scale() > 2, "thousandths");
        assertAny(rows, row -> row.get(1).startsWith("gift_0001_"), "gift voucher");
        assertAny(rows, row -> row.get(1).matches("[A-Za-z ]+"), "a code that is no goods");
        assertAny(rows, row -> row.get(2).contains(",") || row.get(2).contains("\""), "quoting");
        assertAny(rows, row -> row.get(2).isEmpty(), "no description");
        assertThat(new HashSet<>(rows)).as("exact repeats").hasSizeLessThan(rows.size());
        assertThat(timesOf(rows).values()).as("two timestamps").anyMatch(times -> times.size() == 2);
        var runs = invoicesInOrder(rows);
        assertThat(new HashSet<>(runs).size()).as("lines of one invoice apart").isLessThan(runs.size());
        assertThat(hugeAndItsCancellation(rows))
                .as("huge invoice and cancellation")
                .hasSize(2);
    }

    @Test
    void some_cancellations_come_before_their_purchase_and_some_never_had_one() throws IOException {
        Map<String, Integer> firstCancelled = new HashMap<>();
        Map<String, Integer> lastBought = new HashMap<>();
        var rows = rows(SyntheticShop.csv(SEED, SyntheticShop.USUAL_LINES));
        for (int i = 0; i < rows.size(); i++) {
            String who = rows.get(i).get(6) + "/" + rows.get(i).get(1);
            if (rows.get(i).get(0).startsWith("C")) {
                firstCancelled.putIfAbsent(who, i);
            } else {
                lastBought.put(who, i);
            }
        }
        assertThat(firstCancelled.entrySet()).anyMatch(e -> lastBought.getOrDefault(e.getKey(), -1) > e.getValue());
        assertThat(firstCancelled.keySet()).anyMatch(who -> !lastBought.containsKey(who));
    }

    @Test
    void the_auditor_accounts_for_every_invoice_in_any_order() throws IOException {
        String csv = SyntheticShop.csv(SEED, SyntheticShop.USUAL_LINES);
        List<JsonNode> receipts = UciReceipts.read(new ByteArrayInputStream(zipped(csv)));
        assertThat(receipts).hasSize(timesOf(rows(csv)).size());
        Shuffles.assertAccountsForEverything(receipts, SEED);
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> rows(String csv) throws IOException {
        var in = new CsvRows(new StringReader(csv));
        var rows = new ArrayList<List<String>>();
        for (var row = in.read(); row != null; row = in.read()) {
            assertThat(row).hasSize(8);
            rows.add(row);
        }
        return rows.subList(1, rows.size());
    }

    private static void assertAny(List<List<String>> rows, Predicate<List<String>> trait, String name) {
        assertThat(rows).as(name).anyMatch(trait);
    }

    private static int pieces(List<String> row) {
        return Integer.parseInt(row.get(3));
    }

    private static BigDecimal price(List<String> row) {
        return new BigDecimal(row.get(5));
    }

    private static Map<String, Set<String>> timesOf(List<List<String>> rows) {
        var times = new HashMap<String, Set<String>>();
        rows.forEach(
                row -> times.computeIfAbsent(row.get(0), _ -> new TreeSet<>()).add(row.get(4)));
        return times;
    }

    /** Each run of lines of one invoice once. */
    private static List<String> invoicesInOrder(List<List<String>> rows) {
        var runs = new ArrayList<String>();
        for (var row : rows) {
            if (runs.isEmpty() || !runs.getLast().equals(row.get(0))) {
                runs.add(row.get(0));
            }
        }
        return runs;
    }

    private static List<List<String>> hugeAndItsCancellation(List<List<String>> rows) {
        return rows.stream().filter(row -> Math.abs(pieces(row)) >= 70_000).toList();
    }
}
