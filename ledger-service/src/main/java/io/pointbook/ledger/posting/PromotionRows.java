package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code promotion_difference}. */
final class PromotionRows {
    private final List<Row> differences = new ArrayList<>(0);

    /** @param memberId absent: no card was shown */
    private record Row(
            ReceiptId receipt, @Nullable String memberId, RuleUse use, Instant businessTime, Instant postedAt) {}

    void add(ReceiptPosted posted) {
        add(posted.promotions(), posted.receiptId(), posted.memberId(), posted.businessTime(), posted.postedAt());
    }

    void add(ReceiptKept kept) {
        add(kept.promotions(), kept.receiptId(), null, kept.businessTime(), kept.postedAt());
    }

    private void add(
            @Nullable List<RuleUse> uses,
            ReceiptId receipt,
            @Nullable String memberId,
            Instant businessTime,
            Instant postedAt) {
        if (uses != null) {
            uses.stream()
                    .filter(use -> use.difference() != null)
                    .forEach(use -> differences.add(new Row(receipt, memberId, use, businessTime, postedAt)));
        }
    }

    /** Nothing is asked of the database where no till differs. */
    void write(Connection connection) throws SQLException {
        if (differences.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into promotion_difference (difference_id, receipt, member_id, rule, version, difference,
                    limited_by, currency, amount, expected, offline, business_time, posted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Row row : differences) {
                add(insert, row, row.use());
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, Row row, RuleUse use) throws SQLException {
        insert.setString(1, use.differenceId(row.receipt()));
        insert.setString(2, row.receipt().toString());
        insert.setString(3, row.memberId());
        insert.setString(4, use.rule());
        insert.setInt(5, use.version());
        insert.setString(6, String.valueOf(use.difference()));
        insert.setString(7, use.limit());
        insert.setString(8, use.currency());
        insert.setLong(9, use.amount());
        insert.setLong(10, use.expected());
        insert.setBoolean(11, use.offline() != null);
        insert.setTimestamp(12, Timestamp.from(row.businessTime()));
        insert.setTimestamp(13, Timestamp.from(row.postedAt()));
        insert.addBatch();
    }
}
