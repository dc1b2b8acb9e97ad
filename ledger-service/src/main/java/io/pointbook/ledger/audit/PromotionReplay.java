package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Differences of promotions as the events tell them, held against their table. */
final class PromotionReplay {
    private static final int FETCHED_AT_ONCE = 2_000;

    private final Map<String, String> differences = new TreeMap<>();

    void take(ReceiptPosted posted) {
        take(posted.promotions(), posted.receiptId(), posted.memberId());
    }

    void take(ReceiptKept kept) {
        take(kept.promotions(), kept.receiptId(), null);
    }

    private void take(@Nullable List<RuleUse> uses, ReceiptId receipt, @Nullable String memberId) {
        for (RuleUse use : uses == null ? List.<RuleUse>of() : uses) {
            if (use.difference() != null) {
                differences.put(
                        use.differenceId(receipt),
                        "%s of %s: %s -%d, expected -%d"
                                .formatted(use.rule(), memberId, use.difference(), use.amount(), use.expected()));
            }
        }
    }

    void compare(Connection connection, AuditReport report) throws SQLException {
        var missing = new TreeMap<>(differences);
        try (var query = connection.prepareStatement(
                "select difference_id, rule, member_id, difference, amount, expected from promotion_difference")) {
            query.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var row = "%s of %s: %s -%d, expected -%d"
                            .formatted(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getLong(5),
                                    rows.getLong(6));
                    var told = missing.remove(rows.getString(1));
                    if (!row.equals(told)) {
                        report.differs("promotion difference " + rows.getString(1) + ": events say " + told
                                + ", the table says " + row);
                    }
                }
            }
        }
        missing.keySet().forEach(id -> report.differs("table promotion_difference: no row for " + id));
    }
}
