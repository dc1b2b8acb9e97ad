package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sent log, for those who ask what became of messages. */
public final class SentLog {
    private final Transactions transactions;

    public SentLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What is asked for; at least one of them. */
    record Query(
            @Nullable String memberId,
            @Nullable String campaignId,
            @Nullable MessageState state) {}

    /** Newest first. */
    MessageAnswer.Page page(Query query, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        return transactions.read(transaction -> {
            var found =
                    select(transaction.connection(), query, from == null ? Long.MAX_VALUE : from.number(0), limit + 1);
            var shown = found.size() > limit ? found.subList(0, limit) : found;
            return new MessageAnswer.Page(
                    List.copyOf(shown),
                    shown.size() == found.size()
                            ? null
                            : Cursor.of(shown.getLast().messageId()).text());
        });
    }

    private static List<MessageAnswer> select(Connection connection, Query query, long before, int limit)
            throws SQLException {
        var sql = new StringBuilder("""
                select message_id, member_id, campaign_id, occasion_id, channel, arm, purpose, parts, state, reason, cause,
                    attempts, planned_at, valid_until, due_at, submitted_at, sent_at, final_at
                from message where message_id < ?""");
        var values = new ArrayList<String>();
        add(sql, values, "member_id", query.memberId());
        add(sql, values, "campaign_id", query.campaignId());
        add(sql, values, "state", query.state() == null ? null : query.state().name());
        sql.append(" order by message_id desc limit ?");
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            select.setLong(1, before);
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 2, values.get(i));
            }
            select.setInt(values.size() + 2, limit);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<MessageAnswer>();
                while (row.next()) {
                    found.add(answer(row));
                }
                return found;
            }
        }
    }

    /** Columns are ours; values never become part of the statement. */
    private static void add(StringBuilder sql, List<String> values, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static MessageAnswer answer(ResultSet row) throws SQLException {
        var reason = row.getString(10);
        return new MessageAnswer(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Channel.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                MessageState.valueOf(row.getString(9)),
                reason == null ? null : Reason.valueOf(reason),
                row.getString(11),
                row.getInt(12),
                Objects.requireNonNull(MessageRows.at(row, 13)),
                Objects.requireNonNull(MessageRows.at(row, 14)),
                MessageRows.at(row, 15),
                MessageRows.at(row, 16),
                MessageRows.at(row, 17),
                MessageRows.at(row, 18));
    }
}
