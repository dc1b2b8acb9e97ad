package io.pointbook.ledger.memberevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pointbook.ledger.memberevent.MemberEventPosting.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code member_event}. */
final class MemberEventRows {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MemberEventRows() {}

    /** What has become of an event. */
    enum State {
        POSTED,
        UNRESOLVED,
        DISMISSED
    }

    /** @param cause of an unresolved one */
    record Row(
            MemberEvent event,
            State state,
            @Nullable Cause cause,
            Instant arrivedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String note) {
        private static final String COLUMNS = "body, state, cause, arrived_at, resolved_at, resolved_by, note";

        static Row read(ResultSet row) throws SQLException {
            var cause = row.getString(3);
            var resolved = row.getTimestamp(5);
            return new Row(
                    parsed(row.getString(1)),
                    State.valueOf(row.getString(2)),
                    cause == null ? null : Cause.valueOf(cause),
                    row.getTimestamp(4).toInstant(),
                    resolved == null ? null : resolved.toInstant(),
                    row.getString(6),
                    row.getString(7));
        }
    }

    /** Events that came before, by the sender's id. */
    static Map<String, MemberEvent> known(Connection connection, Collection<String> ids) throws SQLException {
        var known = new HashMap<String, MemberEvent>();
        try (var query = connection.prepareStatement("select body from member_event where event_id = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var event = parsed(rows.getString(1));
                    known.put(event.eventId(), event);
                }
            }
        }
        return known;
    }

    /** The row, locked until the transaction is over. */
    static @Nullable Row locked(Connection connection, String eventId) throws SQLException {
        try (var query = connection.prepareStatement(
                "select " + Row.COLUMNS + " from member_event where event_id = ? for update")) {
            query.setString(1, eventId);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Row.read(rows) : null;
            }
        }
    }

    /** Unresolved ones, the oldest first. */
    static List<Row> unresolved(Connection connection, int most, @Nullable Instant after, String afterId)
            throws SQLException {
        try (var query = connection.prepareStatement("select " + Row.COLUMNS + """
                 from member_event where state = 'UNRESOLVED' and (arrived_at, event_id) > (?, ?)
                order by arrived_at, event_id limit ?""")) {
            query.setTimestamp(1, Timestamp.from(after == null ? Instant.EPOCH : after));
            query.setString(2, afterId);
            query.setInt(3, most);
            var found = new ArrayList<Row>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.read(rows));
                }
            }
            return found;
        }
    }

    static void insert(Connection connection, List<Outcome> outcomes, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into member_event (event_id, body, state, cause, arrived_at) values (?, ?::jsonb, ?, ?, ?)""")) {
            for (Outcome outcome : outcomes) {
                insert.setString(1, outcome.event().eventId());
                insert.setString(2, json(outcome.event()));
                insert.setString(3, (outcome.cause() == null ? State.POSTED : State.UNRESOLVED).name());
                insert.setString(
                        4, outcome.cause() == null ? null : outcome.cause().name());
                insert.setTimestamp(5, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The body stays as it came: what the operator changed stands in the account's event. */
    static void resolve(Connection connection, String eventId, State state, String actor, String note, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update member_event set state = ?, cause = null, resolved_at = ?, resolved_by = ?, note = ?
                where event_id = ?""")) {
            update.setString(1, state.name());
            update.setTimestamp(2, Timestamp.from(now));
            update.setString(3, actor);
            update.setString(4, note);
            update.setString(5, eventId);
            update.executeUpdate();
        }
    }

    private static String json(MemberEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }

    private static MemberEvent parsed(String json) {
        try {
            return MAPPER.readValue(json, MemberEvent.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored event can be read", unreadable);
        }
    }
}
