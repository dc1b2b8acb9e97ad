package io.pointbook.notification.segment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of segments and their versions. */
final class SegmentRows {
    private static final String TERMS = """
            select v.segment_id, v.version, v.name, v.condition, v.profiles, v.actor, v.saved_at,
                s.evaluated_version, s.evaluated_at, s.members, s.profiled_out
            from segment s join segment_version v on v.segment_id = s.segment_id
            """;

    private SegmentRows() {}

    /**
     * A segment as it was evaluated last.
     *
     * @param profiledOut members whom it did not ask about, because they did not agree to profiling
     */
    record Standing(
            SegmentTerms terms,
            @Nullable Integer evaluatedVersion,
            @Nullable Instant evaluatedAt,
            @Nullable Long members,
            @Nullable Long profiledOut) {}

    static Optional<Standing> latest(Connection connection, String segmentId) throws SQLException {
        try (var select = connection.prepareStatement(TERMS + " where s.segment_id = ? and v.version = s.version")) {
            select.setString(1, segmentId);
            return read(select).stream().findFirst();
        }
    }

    static List<Standing> page(Connection connection, String after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                TERMS + " where v.version = s.version and s.segment_id > ? order by s.segment_id limit ?")) {
            select.setString(1, after);
            select.setInt(2, limit);
            return read(select);
        }
    }

    /** The newest first. */
    static List<Standing> versions(Connection connection, String segmentId, int limit) throws SQLException {
        try (var select =
                connection.prepareStatement(TERMS + " where s.segment_id = ? order by v.version desc limit ?")) {
            select.setString(1, segmentId);
            select.setInt(2, limit);
            return read(select);
        }
    }

    private static List<Standing> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            var found = new ArrayList<Standing>();
            while (row.next()) {
                var evaluatedAt = row.getObject(9, OffsetDateTime.class);
                found.add(new Standing(
                        new SegmentTerms(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getObject(7, OffsetDateTime.class).toInstant()),
                        row.getObject(8, Integer.class),
                        evaluatedAt == null ? null : evaluatedAt.toInstant(),
                        row.getObject(10, Long.class),
                        row.getObject(11, Long.class)));
            }
            return found;
        }
    }

    static void save(Connection connection, SegmentTerms terms) throws SQLException {
        try (var segment = connection.prepareStatement("""
                        insert into segment (segment_id, version) values (?, ?)
                        on conflict (segment_id) do update set version = excluded.version""");
                var version = connection.prepareStatement("""
                        insert into segment_version (segment_id, version, name, condition, profiles, actor, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")) {
            segment.setString(1, terms.segmentId());
            segment.setInt(2, terms.version());
            segment.executeUpdate();
            version.setString(1, terms.segmentId());
            version.setInt(2, terms.version());
            version.setString(3, terms.name());
            version.setString(4, terms.condition());
            version.setBoolean(5, terms.profiles());
            version.setString(6, terms.actor());
            version.setObject(7, terms.savedAt().atOffset(ZoneOffset.UTC));
            version.executeUpdate();
        }
    }

    /** Begins a run, if nobody else is at one; its number. */
    static Optional<Long> begin(Connection connection, String segmentId, Instant now, Duration longest)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update segment set runs = runs + 1, running_until = ?
                where segment_id = ? and (running_until is null or running_until < ?) returning runs""")) {
            update.setObject(1, now.plus(longest).atOffset(ZoneOffset.UTC));
            update.setString(2, segmentId);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Ends a run that looked at everybody. */
    static void done(Connection connection, SegmentTerms terms, long run, Evaluated evaluated, Instant at)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update segment set running_until = null, evaluated_version = ?, evaluated_at = ?, members = ?,
                    profiled_out = ? where segment_id = ? and runs = ?""")) {
            update.setInt(1, terms.version());
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setLong(3, evaluated.members());
            update.setLong(4, evaluated.withoutConsent());
            update.setString(5, terms.segmentId());
            update.setLong(6, run);
            update.executeUpdate();
        }
    }

    /** Lets the next run begin at once, because this one failed. */
    static void failed(Connection connection, String segmentId, long run) throws SQLException {
        try (var update = connection.prepareStatement(
                "update segment set running_until = null where segment_id = ? and runs = ?")) {
            update.setString(1, segmentId);
            update.setLong(2, run);
            update.executeUpdate();
        }
    }

    /** The one that has waited for longest since it was evaluated, if one is due. */
    static Optional<String> due(Connection connection, Instant before, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                select segment_id from segment
                where (evaluated_at is null or evaluated_at < ? or evaluated_version < version)
                    and (running_until is null or running_until < ?)
                order by evaluated_at nulls first, segment_id limit 1""")) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
