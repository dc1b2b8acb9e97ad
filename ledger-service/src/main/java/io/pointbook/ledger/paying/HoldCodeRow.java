package io.pointbook.ledger.paying;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code hold_code}. */
record HoldCodeRow(String code, String holdId, Instant madeAt, Instant expiresAt, boolean replaced) {

    static @Nullable HoldCodeRow find(Connection connection, String code) throws SQLException {
        try (var query = connection.prepareStatement(
                "select hold_id, made_at, expires_at, replaced from hold_code where code = ?")) {
            query.setString(1, code);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? new HoldCodeRow(
                                code,
                                rows.getString(1),
                                rows.getTimestamp(2).toInstant(),
                                rows.getTimestamp(3).toInstant(),
                                rows.getBoolean(4))
                        : null;
            }
        }
    }

    static boolean isTaken(Connection connection, String code) throws SQLException {
        return find(connection, code) != null;
    }

    /** Takes the place of the hold's code so far; of two at once one meets the unique index and begins again. */
    void write(Connection connection) throws SQLException {
        try (var replace = connection.prepareStatement(
                "update hold_code set replaced = true where hold_id = ? and not replaced")) {
            replace.setString(1, holdId);
            replace.executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "insert into hold_code (code, hold_id, made_at, expires_at) values (?, ?, ?, ?)")) {
            insert.setString(1, code);
            insert.setString(2, holdId);
            insert.setTimestamp(3, Timestamp.from(madeAt));
            insert.setTimestamp(4, Timestamp.from(expiresAt));
            insert.executeUpdate();
        }
    }
}
