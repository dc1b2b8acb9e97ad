package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pointbook.ledger.oracle.BalanceOracle.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SyntheticTillTest {
    private static final long SEED = 42;
    private static final Path SCHEMA = Path.of("docs", "contracts", "receipt-v1.schema.json");

    @Test
    void the_same_seed_gives_the_same_receipts_and_another_seed_others() {
        assertThat(SyntheticTill.receipts(SEED, 300)).isEqualTo(SyntheticTill.receipts(SEED, 300));
        assertThat(SyntheticTill.receipts(SEED, 300)).isNotEqualTo(SyntheticTill.receipts(SEED + 1, 300));
    }

    @Test
    void every_receipt_is_valid_by_the_schema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(RealFiles.root().resolve(SCHEMA)));
        for (JsonNode receipt : SyntheticTill.receipts(SEED, 2_000)) {
            assertThat(schema.validate(receipt)).as("%s", receipt).isEmpty();
        }
    }

    @Test
    void there_is_something_of_everything() {
        List<JsonNode> receipts = SyntheticTill.receipts(SEED, 1_000);
        for (String type :
                List.of("SALE", "RETURN", "EXCHANGE", "POST_VOID", "SUSPEND", "RESUME", "CANCEL", "CONTROL")) {
            assertThat(receipts).anyMatch(one -> one.path("type").textValue().equals(type));
        }
        assertThat(receipts).anyMatch(one -> one.path("training").booleanValue());
        assertThat(receipts).anyMatch(one -> !one.has("card"));
        assertThat(receipts.stream().map(one -> one.path("currency").textValue()))
                .contains("EUR", "PLN", "JPY", "KWD");
        assertAnyLine(receipts, line -> line.path("kind").textValue().equals("VOID") && line.has("voidsLine"));
        assertAnyLine(receipts, line -> line.path("kind").textValue().equals("VOID") && !line.has("voidsLine"));
        assertAnyLine(receipts, line -> line.path("kind").textValue().equals("RETURN") && line.has("original"));
        assertAnyLine(receipts, line -> line.path("kind").textValue().equals("RETURN") && !line.has("original"));
        assertAnyLine(receipts, line -> line.path("quantity").textValue().matches("0\\.[0-9]+"));
        assertAnyLine(receipts, line -> line.path("quantity").textValue().equals("0"));
        assertAnyLine(receipts, line -> line.path("kind").textValue().equals("DEPOSIT"));
        assertThat(receipts).anyMatch(one -> one.path("tenders").toString().contains("POINTS"));
    }

    @Test
    void the_auditor_accounts_for_all_of_it_in_any_order() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Findings findings = Shuffles.assertAccountsForEverything(SyntheticTill.receipts(seed, 400), seed);
            assertThat(findings.rejected()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void a_till_of_sales_only_sends_sales_with_cards() {
        assertThat(SyntheticTill.receipts(SEED, 200, Mix.ONLY_SALES, 1))
                .hasSize(200)
                .allMatch(one -> one.path("type").textValue().equals("SALE")
                        && one.path("card").path("number").textValue().equals("2981100000"));
    }

    private static void assertAnyLine(List<JsonNode> receipts, Predicate<JsonNode> trait) {
        assertThat(receipts.stream()
                        .flatMap(one -> StreamSupport.stream(one.path("lines").spliterator(), false)))
                .anyMatch(trait);
    }
}
