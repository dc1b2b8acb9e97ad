package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.oracle.BalanceOracle.Balance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UciReceiptsTest {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Test
    void an_invoice_becomes_one_receipt() throws Exception {
        JsonNode receipt = read("""
                700001,30037B,"GLASS, 6"" OVAL",1,2019-02-04T08:26:00Z,1.255,20001,Poland
                700002,30074,KITE,1,2019-02-04T08:30:00Z,0.5,,Poland
                700001,POST,POSTAGE,1,2019-02-04T08:27:00Z,18,20001,Poland
                700001,gift_0001_20,,1,2019-02-04T08:26:00Z,16.67,20001,Poland
                700001,30111,,-3,2019-02-04T08:26:00Z,0.001,20001,Poland
                """).getFirst();
        assertThat(new ObjectMapper().readTree(receipt.toString())).isEqualTo(new ObjectMapper().readTree("""
                        {"storeId":"UCI","workstationId":"1","businessDay":"2019-02-04","sequenceNumber":700001,
                         "type":"SALE","endedAt":"2019-02-04T08:27:00Z","currency":"GBP","card":{"number":"20001"},
                         "lines":[
                         {"lineNumber":1,"kind":"SALE","itemId":"30037B","quantity":"1","net":126,
                          "description":"GLASS, 6\\" OVAL"},
                         {"lineNumber":2,"kind":"FEE","itemId":"POST","quantity":"1","net":1800,"description":"POSTAGE"},
                         {"lineNumber":3,"kind":"GIFT_CARD","itemId":"gift_0001_20","quantity":"1","net":1667},
                         {"lineNumber":4,"kind":"SALE","itemId":"30111","quantity":"-3","net":0}]}"""));
    }

    @Test
    void a_cancellation_returns_goods_without_reference_and_takes_fees_back() throws Exception {
        JsonNode back = read("""
                C700003,30037B,KITE,-2,2019-02-04T08:26:00Z,1.25,20001,Poland
                C700003,M,Manual,-1,2019-02-04T08:26:00Z,9.99,20001,Poland
                """).getFirst();
        assertThat(back.path("sequenceNumber").longValue()).isEqualTo(700_003);
        assertThat(back.path("type").textValue()).isEqualTo("RETURN");
        assertThat(back.path("lines").findValuesAsText("kind")).containsExactly("RETURN", "FEE");
        assertThat(back.path("lines").findValuesAsText("net")).containsExactly("-250", "-999");
        assertThat(back.findValues("original")).isEmpty();
    }

    @Test
    void a_letter_before_the_number_is_dropped_and_no_customer_is_no_card() throws Exception {
        JsonNode debt = read("A563185,B,Adjust bad debt,1,2019-08-12T14:50:00Z,-11062.06,,Poland\n")
                .getFirst();
        assertThat(debt.path("sequenceNumber").longValue()).isEqualTo(563_185);
        assertThat(debt.has("card")).isFalse();
        assertThat(debt.path("lines").path(0).path("kind").textValue()).isEqualTo("SALE");
        assertThat(debt.path("lines").path(0).path("net").longValue()).isEqualTo(-1_106_206);
    }

    @Test
    void the_real_file_balances_in_any_order() {
        Path file = RealFiles.onlineRetail();
        assumeTrue(Files.exists(file), "needs the Online Retail file beside the project");
        List<JsonNode> receipts = UciReceipts.read(file);
        var findings = Shuffles.assertAccountsForEverything(receipts, 1);
        long active =
                findings.balances().values().stream().mapToLong(Balance::active).sum();
        long debt =
                findings.balances().values().stream().mapToLong(Balance::debt).sum();
        System.out.printf(
                "real file: %d invoices, %d posted, %d without card, %d rejected; %d cards, active %d, debt %d%n",
                receipts.size(),
                findings.posted(),
                findings.cardless(),
                findings.rejected().size(),
                findings.balances().size(),
                active,
                debt);
        assertThat(receipts).hasSize(12_795);
        assertThat(findings.rejected()).isEmpty();
        assertThat(findings.balances()).hasSize(3_002);
        // Returns never take more than was earned, and nobody pays with points here.
        assertThat(debt).isZero();
    }

    private static List<JsonNode> read(String rows) throws Exception {
        return UciReceipts.read(new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)));
    }
}
