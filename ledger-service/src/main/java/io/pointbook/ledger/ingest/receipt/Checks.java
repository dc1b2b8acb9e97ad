package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.account.receipt.VoidUnmatched;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of a receipt beyond its schema. */
final class Checks {
    // Codes without minor units (gold, special drawing rights, "no currency") are no money that a till takes.
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Checks() {}

    static void all(Receipt receipt, @Nullable Long total, long rounding, Instant latestEnd) {
        requireCurrency(receipt.currency());
        requireUniqueLineNumbers(receipt.lines());
        requireTotal(receipt.lines(), total, rounding);
        requireMatchedVoids(receipt.lines());
        requireEnded(receipt.endedAt(), latestEnd);
    }

    private static void requireCurrency(@Nullable String currency) {
        if (currency != null && !CURRENCIES.contains(currency)) {
            throw new Refusal(
                    RefusalCode.SCHEMA_INVALID, "/currency: expected is a currency of ISO 4217, not " + currency);
        }
    }

    private static void requireUniqueLineNumbers(List<Line> lines) {
        if (isAscending(lines)) {
            return;
        }
        var numbers = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            int number = lines.get(i).lineNumber();
            if (!numbers.add(number)) {
                throw new Refusal(
                        RefusalCode.SCHEMA_INVALID,
                        "/lines/" + i + "/lineNumber: expected is a number of its own, " + number
                                + " was there before");
            }
        }
    }

    private static boolean isAscending(List<Line> lines) {
        int before = 0;
        for (var line : lines) {
            if (line.lineNumber() <= before) {
                return false;
            }
            before = line.lineNumber();
        }
        return true;
    }

    private static void requireTotal(List<Line> lines, @Nullable Long total, long rounding) {
        if (total == null) {
            return;
        }
        long sum = rounding;
        for (var line : lines) {
            sum = Math.addExact(sum, line.net());
        }
        if (sum != total) {
            throw new Refusal(
                    RefusalCode.TOTAL_MISMATCH,
                    "/total: expected is " + sum + ", what lines and rounding make, not " + total);
        }
    }

    private static void requireMatchedVoids(List<Line> lines) {
        try {
            var _ = Surviving.of(lines);
        } catch (VoidUnmatched unmatched) {
            throw new Refusal(RefusalCode.VOID_UNMATCHED, "/lines: " + unmatched.getMessage());
        }
    }

    private static void requireEnded(Instant endedAt, Instant latest) {
        if (endedAt.isAfter(latest)) {
            throw new Refusal(
                    RefusalCode.CLOCK_AHEAD,
                    "/endedAt: expected is " + latest + " at the latest; it is "
                            + Duration.between(latest, endedAt).toSeconds() + " s after that");
        }
    }
}
