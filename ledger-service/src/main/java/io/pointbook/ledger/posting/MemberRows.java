package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Tables {@code member} and {@code card}. */
final class MemberRows {
    private MemberRows() {}

    static void open(Connection connection, List<AccountOpened> opened) throws SQLException {
        if (opened.isEmpty()) {
            return;
        }
        try (var member = connection.prepareStatement(
                        "insert into member (member_id, kind, opened_at, enrolled_at) values (?, ?, ?, ?)");
                var card = connection.prepareStatement(
                        "insert into card (card_hash, card_id, member_id, last4, since) values (?, ?, ?, ?, ?)")) {
            for (AccountOpened event : opened) {
                var at = Timestamp.from(event.businessTime());
                member.setString(1, event.memberId());
                member.setString(2, event.kind());
                member.setTimestamp(3, at);
                member.setTimestamp(4, event.enrolled() ? at : null);
                member.addBatch();
                addCard(card, event, at);
            }
            member.executeBatch();
            card.executeBatch();
        }
    }

    private static void addCard(PreparedStatement card, AccountOpened event, Timestamp at) throws SQLException {
        if (event.card() != null) {
            card.setString(1, event.card().hash());
            card.setString(2, event.card().cardId());
            card.setString(3, event.memberId());
            card.setString(4, event.card().last4());
            card.setTimestamp(5, at);
            card.addBatch();
        }
    }

    static void change(Connection connection, List<AccountEvent> changed) throws SQLException {
        for (AccountEvent event : changed) {
            if (event instanceof MemberEnrolled enrolled) {
                try (var update = connection.prepareStatement(
                        "update member set kind = ?, enrolled_at = ? where member_id = ?")) {
                    update.setString(1, enrolled.kind());
                    update.setTimestamp(2, Timestamp.from(enrolled.businessTime()));
                    update.setString(3, enrolled.memberId());
                    update.executeUpdate();
                }
            } else {
                try (var update = connection.prepareStatement("update member set blocked = ? where member_id = ?")) {
                    update.setBoolean(1, event instanceof AccountBlocked);
                    update.setString(2, event.memberId());
                    update.executeUpdate();
                }
            }
        }
    }
}
