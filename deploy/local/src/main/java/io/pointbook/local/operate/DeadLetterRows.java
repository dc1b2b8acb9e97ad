package io.pointbook.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of dead letters: read, and marked when they were sent again; nothing else is changed. */
final class DeadLetterRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE = "select * from dead_letter where id = ?";
    private static final String LATEST = """
            select * from dead_letter
            where (?::text is null or code = ?) and (? or redriven_at is null)
            order by arrived_at desc, id limit ?""";
    private static final String AFTER = """
            select * from dead_letter
            where (?::text is null or code = ?) and redriven_at is null and id > ? and arrived_at <= ?
            order by id limit ?""";
    private static final String REDRIVEN = "update dead_letter set redriven_at = now() where id = ?";

    private final Connection connection;

    DeadLetterRows(Connection connection) {
        this.connection = connection;
    }

    Optional<DeadLetter> find(String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, id);
            return read(statement).stream().findFirst();
        }
    }

    /** The newest first. */
    List<DeadLetter> latest(@Nullable String code, boolean withRedriven, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, code);
            statement.setString(2, code);
            statement.setBoolean(3, withRedriven);
            statement.setInt(4, limit);
            return read(statement);
        }
    }

    /** Those arrived until then that were never sent again, a page in the order of their ids. */
    List<DeadLetter> notRedrivenAfter(String id, OffsetDateTime until, @Nullable String code, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, code);
            statement.setString(2, code);
            statement.setString(3, id);
            statement.setObject(4, until);
            statement.setInt(5, limit);
            return read(statement);
        }
    }

    void markRedriven(String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REDRIVEN)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static List<DeadLetter> read(PreparedStatement statement) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                letters.add(letter(row));
            }
        }
        return letters;
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("code"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                headers(row.getString("record_headers")),
                row.getObject("record_timestamp", OffsetDateTime.class),
                row.getObject("arrived_at", OffsetDateTime.class),
                row.getObject("redriven_at", OffsetDateTime.class));
    }

    private static List<DeadLetter.RecordHeader> headers(String json) {
        try {
            List<DeadLetter.RecordHeader> headers = new ArrayList<>();
            for (JsonNode header : JSON.readTree(json)) {
                JsonNode value = header.path("value");
                headers.add(new DeadLetter.RecordHeader(
                        header.path("key").asText(), value.isTextual() ? value.binaryValue() : null));
            }
            return headers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
