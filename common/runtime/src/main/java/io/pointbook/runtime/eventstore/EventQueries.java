package io.pointbook.runtime.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queries by aggregate and by event id. */
final class EventQueries {

    private static final String SELECT = "select " + StoredEvent.COLUMNS + " from ";

    private static final String OF_AGGREGATE =
            SELECT + "event e where e.aggregate_id = ? and e.sequence >= ? order by e.sequence limit ?";

    private static final String BEFORE =
            SELECT + "event e where e.aggregate_id = ? and e.sequence < ? order by e.sequence desc limit ?";

    private static final String STREAMS = SELECT
            + "unnest(?::text[]) as wanted(id) join event e on e.aggregate_id = wanted.id"
            + " order by e.aggregate_id, e.sequence";

    private static final String BY_IDS =
            SELECT + "unnest(?::text[]) as wanted(id) join event e on e.event_id = wanted.id" + EventStream.ORDER;

    // '#' begins a suffix and '$' is the next character: with the "C" collation both halves are ranges of one index
    private static final String ALL_OF = SELECT
            + "unnest(?::text[]) as wanted(id) cross join lateral ("
            + " select x.* from event x where x.event_id = wanted.id"
            + " union all"
            + " select x.* from event x where x.event_id >= wanted.id || '#' and x.event_id < wanted.id || '$'"
            + ") e" + EventStream.ORDER;

    private static final String LAST = "select wanted.id,"
            + " (select max(e.sequence) from event e where e.aggregate_id = wanted.id)"
            + " from unnest(?::text[]) as wanted(id)";

    private EventQueries() {}

    static List<StoredEvent> ofAggregate(Connection connection, String aggregateId, long first, int limit)
            throws SQLException {
        return ofOne(connection, OF_AGGREGATE, aggregateId, first, limit);
    }

    static List<StoredEvent> before(Connection connection, String aggregateId, long before, int limit)
            throws SQLException {
        return ofOne(connection, BEFORE, aggregateId, before, limit);
    }

    static List<StoredEvent> streams(Connection connection, Collection<String> aggregateIds) throws SQLException {
        return ofMany(connection, STREAMS, aggregateIds);
    }

    static List<StoredEvent> byIds(Connection connection, Collection<String> eventIds) throws SQLException {
        return ofMany(connection, BY_IDS, eventIds);
    }

    static List<StoredEvent> allOf(Connection connection, Collection<String> bareIds) throws SQLException {
        return ofMany(connection, ALL_OF, bareIds);
    }

    static Map<String, Long> lastSequences(Connection connection, Collection<String> aggregateIds) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setArray(1, connection.createArrayOf("text", distinct(aggregateIds)));
            Map<String, Long> last = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long sequence = rows.getLong(2);
                    if (!rows.wasNull()) {
                        last.put(rows.getString(1), sequence);
                    }
                }
            }
            return last;
        }
    }

    private static List<StoredEvent> ofOne(Connection connection, String sql, String id, long bound, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            query.setLong(2, bound);
            query.setInt(3, limit);
            return events(query);
        }
    }

    private static List<StoredEvent> ofMany(Connection connection, String sql, Collection<String> ids)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", distinct(ids)));
            return events(query);
        }
    }

    private static List<StoredEvent> events(PreparedStatement query) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(StoredEvent.from(rows));
            }
        }
        return events;
    }

    static String[] distinct(Collection<String> ids) {
        return ids.stream().distinct().toArray(String[]::new);
    }
}
