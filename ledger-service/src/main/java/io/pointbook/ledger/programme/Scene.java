package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What rules look at: a receipt, or an occasion as though it were one line of its pieces and money.
 *
 * @param identity what draws draw by
 * @param store empty where there is none
 * @param day by which limits count
 * @param local the clock on the wall
 * @param currency empty: amounts are counts of something that has no smaller unit
 * @param paidWithPoints minor units
 * @param sales at least one line
 * @param facts what conditions may name
 * @param lines what they may name about each of {@code sales}
 * @param budgets what campaigns have given
 */
record Scene(
        String identity,
        String store,
        LocalDate day,
        ZonedDateTime local,
        String currency,
        long paidWithPoints,
        List<Line> sales,
        Map<String, Object> facts,
        LineFacts lines,
        Budgets budgets) {
    private static final long MILLIONTHS = 1_000_000;

    static Scene of(Receipt receipt, List<Line> sales, Account member, String tier, Budgets budgets) {
        var local = Facts.local(receipt);
        var facts = Facts.of(receipt, local, sales, member, tier);
        return new Scene(
                receipt.id().toString(),
                receipt.id().storeId(),
                receipt.id().businessDay(),
                local,
                Objects.requireNonNullElse(receipt.currency(), ""),
                DefaultProgramme.paidWithPoints(receipt),
                sales,
                facts,
                new LineFacts(sales, facts),
                budgets);
    }

    /**
     * @param local when it happened, in the programme's zone: an occasion has no till
     * @param earned units of each wallet that cannot be spent, in the period that is over; empty for other occasions
     */
    static Scene of(
            Occasion occasion,
            ZonedDateTime local,
            Account member,
            String tier,
            Map<String, Long> earned,
            Budgets budgets) {
        var line = new Line(
                1,
                LineKind.SALE,
                null,
                null,
                null,
                List.of(),
                new Quantity(Math.multiplyExact(occasion.number(), MILLIONTHS)),
                "",
                occasion.amount() == null ? 0 : occasion.amount(),
                null,
                null);
        var facts = Facts.of(occasion, local, line, member, tier, earned);
        return new Scene(
                member.memberId() + "/" + occasion.kind() + "/" + occasion.name() + "/" + occasion.at(),
                "",
                local.toLocalDate(),
                local,
                Objects.requireNonNullElse(occasion.currency(), ""),
                0,
                List.of(line),
                facts,
                new LineFacts(List.of(line), facts),
                budgets);
    }

    /** How many minor units 1.00 has. */
    long minorUnits() {
        return currency.isEmpty() ? 1 : Currencies.minorUnits(currency);
    }
}
