package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.pointbook.ledger.oracle.BalanceOracle.Balance;
import io.pointbook.ledger.oracle.BalanceOracle.Conflicts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the auditor lets onto the desk: semantics.md 1.1 to 1.3. */
class OracleIntakeTest {
    @Test
    void the_same_content_in_another_dress_is_a_duplicate() throws Exception {
        var json = new ObjectMapper();
        JsonNode one = json.readTree("""
                {"storeId":"S1","workstationId":"1","businessDay":"2025-03-10","sequenceNumber":1,"type":"SALE",
                 "endedAt":"2025-03-10T12:00:00Z","currency":"EUR","card":{"number":"A"},
                 "lines":[{"lineNumber":1,"kind":"SALE","itemId":"tea","quantity":"1","net":900}]}""");
        JsonNode other = json.readTree("""
                {"type":"SALE","training":false,"offline":false,"currency":"EUR","card":{"number":"\\u0041"},
                 "lines":[{"net":9.0e2,"unit":"EA","kind":"SALE","itemId":"tea","quantity":"1","lineNumber":1.0}],
                 "endedAt":"2025-03-10T12:00:00Z",
                 "sequenceNumber":1,"businessDay":"2025-03-10","workstationId":"1","storeId":"S1"}""");
        var findings = BalanceOracle.audit(List.of(one, other), Conflicts.REFUSE);
        assertThat(findings.duplicates()).isOne();
        assertThat(findings.posted()).isOne();
        assertThat(findings.balances()).isEqualTo(Map.of("A", new Balance(9, 0)));
    }

    @Test
    void other_content_is_a_conflict_and_the_first_arrival_stays_where_that_is_asked() {
        JsonNode first = Slip.sale(1).card("A").bought("tea", "1", 900).json();
        JsonNode second = Slip.sale(1).card("A").bought("tea", "1", 901).json();
        assertThatThrownBy(() -> BalanceOracle.balances(List.of(first, second)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(BalanceOracle.balances(List.of(first, second), Conflicts.KEEP_FIRST))
                .isEqualTo(Map.of("A", new Balance(9, 0)));
        JsonNode third = Slip.sale(1).card("B").bought("tea", "1", 400).json();
        var findings = BalanceOracle.audit(List.of(third, second, first), Conflicts.KEEP_FIRST);
        assertThat(findings.balances()).isEqualTo(Map.of("B", new Balance(4, 0)));
        assertThat(findings.conflicts()).isEqualTo(2);
    }

    private static Slip halfVoided() {
        return Slip.sale(1).card("A").bought("tea", "2", 100).voidLine(1, "tea", "-1", -50);
    }

    static List<Slip> impossible() {
        Slip twice = Slip.sale(1).card("A").bought("tea", "1", 100).bought("tea", "1", 100);
        twice.lastLine().put("lineNumber", 1);
        Slip badTotal = Slip.sale(1).card("A").bought("tea", "1", 100).totalled(0);
        badTotal.json().put("total", 101);
        return List.of(
                twice,
                badTotal,
                Slip.sale(1).card("A").currency("QQQ").bought("tea", "1", 100),
                Slip.sale(1).card("A").bought("tea", "1", 100).voidLine(1, "tea", "-2", -100),
                Slip.sale(1).card("A").bought("tea", "2", 100).voidLine(1, "tea", "-1", -101),
                Slip.sale(1).card("A").bought("tea", "2", 100).voidLine(1, "tea", "1", 50),
                Slip.sale(1).card("A").bought("tea", "1", 100).voidLine(7, "tea", "-1", -100),
                Slip.sale(1).card("A").bought("tea", "1", 100).voidLine(0, "jam", "-1", -100),
                Slip.sale(1).card("A").bought("tea", "1", 100).voidLine(2, "tea", "-1", -100),
                halfVoided().voidLine(2, "tea", "1", 50),
                halfVoided().voidLine(0, "tea", "1", 50),
                Slip.sale(1).card("A").voidLine(0, "tea", "-1", -100).bought("tea", "1", 100),
                Slip.sale(1).card("A").line("RETURN", "tea", "1", -100),
                Slip.sale(1).card("A").line("RETURN", "tea", "-1", 100));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_cannot_be_is_rejected_and_leaves_its_identity_free(Slip impossible) {
        Slip good = Slip.sale(1).card("A").bought("tea", "1", 900);
        var findings = BalanceOracle.audit(List.of(impossible.json(), good.json()), Conflicts.REFUSE);
        assertThat(findings.rejected()).hasSize(1);
        assertThat(findings.balances()).isEqualTo(Map.of("A", new Balance(9, 0)));
    }

    @Test
    void every_receipt_is_counted_once() {
        JsonNode posted =
                Slip.sale(1).card("A").bought("tea", "1", 900).totalled(2).json();
        JsonNode cardless = Slip.sale(2).bought("tea", "1", 900).json();
        JsonNode marker = Slip.of("CONTROL", 3).json();
        JsonNode bad = Slip.sale(4).currency("QQQ").bought("tea", "1", 1).json();
        var findings = BalanceOracle.audit(List.of(posted, cardless, marker, bad, posted), Conflicts.REFUSE);
        assertThat(List.of(
                        findings.posted(),
                        findings.cardless(),
                        findings.markers(),
                        findings.rejected().size(),
                        findings.duplicates()))
                .containsOnly(1);
    }

    @Test
    void the_auditor_shares_no_code_with_the_ledger() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.pointbook.ledger.oracle")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "io.pointbook.ledger.oracle",
                        "org.junit..",
                        "org.assertj..",
                        "com.networknt..",
                        "com.tngtech.archunit..")
                .check(new ClassFileImporter().importPackages("io.pointbook.ledger.oracle"));
    }
}
