package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.RuleUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Table {@code promotion_difference}. */
final class PromotionRows {
    private final List<ReceiptPosted> receipts = new ArrayList<>(0);

    void add(ReceiptPosted posted) {
        if (posted.promotions() != null && posted.promotions().stream().anyMatch(use -> use.difference() != null)) {
            receipts.add(posted);
        }
    }

    /** Nothing is asked of the database where no till differs. */
    void write(Connection connection) throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into promotion_difference (difference_id, receipt, member_id, rule, version, difference,
                    limited_by, currency, amount, expected, offline, business_time, posted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (ReceiptPosted posted : receipts) {
                for (RuleUse use : posted.promotions() == null ? List.<RuleUse>of() : posted.promotions()) {
                    add(insert, posted, use);
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, ReceiptPosted posted, RuleUse use) throws SQLException {
        if (use.difference() == null) {
            return;
        }
        insert.setString(1, use.differenceId(posted.receiptId()));
        insert.setString(2, posted.receiptId().toString());
        insert.setString(3, posted.memberId());
        insert.setString(4, use.rule());
        insert.setInt(5, use.version());
        insert.setString(6, use.difference().name());
        insert.setString(7, use.limit());
        insert.setString(8, use.currency());
        insert.setLong(9, use.amount());
        insert.setLong(10, use.expected());
        insert.setBoolean(11, use.offline() != null);
        insert.setTimestamp(12, Timestamp.from(posted.businessTime()));
        insert.setTimestamp(13, Timestamp.from(posted.postedAt()));
        insert.addBatch();
    }
}
