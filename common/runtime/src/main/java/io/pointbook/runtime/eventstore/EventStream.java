package io.pointbook.runtime.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedDomainEventData;

/**
 * The stream over all aggregates. Positions are drawn before the commit and become visible in another order, so that a
 * reader by position alone would pass over events of a slow transaction; below the oldest open transaction nothing can
 * appear any more.
 */
final class EventStream {

    /** The ordering must name the table's column: an output column of that name would be sorted as text or number. */
    static final String ORDER = " order by e.xid, e.position";

    static final String PLACE = ", e.xid::text::bigint, e.position";

    private static final String SETTLED = "e.xid < pg_snapshot_xmin(pg_current_snapshot())";
    static final String AFTER = "select " + StoredEvent.COLUMNS + PLACE + " from event e where " + SETTLED
            + " and (e.xid, e.position) > (?::text::xid8, ?)" + ORDER + " limit ?";
    private static final String HEAD = "select e.xid::text::bigint, e.position from event e where " + SETTLED
            + " order by e.xid desc, e.position desc limit 1";
    private static final String FIRST_SINCE = "select e.xid::text::bigint, e.position from event e where " + SETTLED
            + " and e.time >= ?" + ORDER + " limit 1";

    private EventStream() {}

    static List<TrackedDomainEventData<byte[]>> after(Connection connection, StreamPosition last, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(AFTER)) {
            query.setString(1, Long.toString(last.xid()));
            query.setLong(2, last.number());
            query.setInt(3, limit);
            List<TrackedDomainEventData<byte[]>> events = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(tracked(rows));
                }
            }
            return events;
        }
    }

    /** An event with its place, from columns and {@link #PLACE}. */
    static TrackedDomainEventData<byte[]> tracked(ResultSet row) throws SQLException {
        StreamPosition place =
                new StreamPosition(row.getLong(StoredEvent.WIDTH + 1), row.getLong(StoredEvent.WIDTH + 2));
        return new TrackedDomainEventData<>(place, StoredEvent.from(row));
    }

    /** The place of the last event that can be streamed now. */
    static StreamPosition head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? new StreamPosition(rows.getLong(1), rows.getLong(2)) : StreamPosition.START;
        }
    }

    /** The place before the first event of that time or later; reads the whole table, there is no index by time. */
    static StreamPosition before(Connection connection, Instant time) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIRST_SINCE)) {
            query.setObject(1, time.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? new StreamPosition(rows.getLong(1), rows.getLong(2) - 1) : head(connection);
            }
        }
    }
}
