package io.pointbook.ledger.member;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tables {@code member} and {@code card}. */
final class MemberQueries {
    /** Cards that a member's page shows, the newest first; more than a wallet holds. */
    static final int MOST_CARDS = 100;

    private MemberQueries() {}

    static @Nullable String ofCard(Connection connection, String cardHash) throws SQLException {
        try (var query = connection.prepareStatement("select member_id from card where card_hash = ?")) {
            query.setString(1, cardHash);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    static @Nullable Member find(Connection connection, String memberId) throws SQLException {
        try (var query = connection.prepareStatement("""
                select kind, enrolled_at, blocked, household_id from member
                left join household_member on household_member.member_id = member.member_id and left_at is null
                where member.member_id = ?""")) {
            query.setString(1, memberId);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? new Member(
                                memberId,
                                rows.getString(1),
                                cards(connection, memberId),
                                instant(rows, 2),
                                rows.getBoolean(3),
                                rows.getString(4))
                        : null;
            }
        }
    }

    private static List<Member.Card> cards(Connection connection, String memberId) throws SQLException {
        try (var query = connection.prepareStatement("""
                select card_id, last4, since from card where member_id = ? order by since desc, card_id limit ?""")) {
            query.setString(1, memberId);
            query.setInt(2, MOST_CARDS);
            var cards = new ArrayList<Member.Card>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    cards.add(new Member.Card(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return cards;
        }
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        var time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
