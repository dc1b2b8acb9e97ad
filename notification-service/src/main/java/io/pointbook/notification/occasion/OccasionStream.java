package io.pointbook.notification.occasion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Occasions in the order of their transactions, and only those below the oldest one that is still open: whoever keeps the
 * place of the last one that he has read misses none, also when transactions end in another order than they began.
 */
public final class OccasionStream {
    /** Before all. */
    public static final Place START = new Place("0", 0);

    private static final String SELECT =
            "select xid::text as number, position, kind, member_id, occasion_id, at, facts from occasion where ";

    private static final String NEXT = """
            (xid, position) > (?::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, position limit ?""";

    private OccasionStream() {}

    /** A place in the order: the number of the writing transaction, and the occasion's own. */
    public record Place(String xid, long position) {}

    /** An occasion and its place. */
    public record Placed(Place place, Occasion occasion) {}

    /** Those of one kind, or of any, after a place. */
    public static List<Placed> after(Connection connection, @Nullable OccasionKind kind, Place place, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(SELECT + (kind == null ? "" : "kind = ? and ") + NEXT)) {
            int next = 1;
            if (kind != null) {
                select.setString(next++, kind.name());
            }
            select.setString(next++, place.xid());
            select.setLong(next++, place.position());
            select.setInt(next, limit);
            return read(select);
        }
    }

    /** One of them, or nothing. */
    public static @Nullable Occasion find(Connection connection, OccasionKind kind, String memberId, String occasionId)
            throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "kind = ? and member_id = ? and occasion_id = ?")) {
            select.setString(1, kind.name());
            select.setString(2, memberId);
            select.setString(3, occasionId);
            var found = read(select);
            return found.isEmpty() ? null : found.getFirst().occasion();
        }
    }

    private static List<Placed> read(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var found = new ArrayList<Placed>();
            while (rows.next()) {
                var occasion = new Occasion(
                        OccasionKind.valueOf(rows.getString(3)),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        Occasions.facts(rows.getString(7)));
                found.add(new Placed(new Place(rows.getString(1), rows.getLong(2)), occasion));
            }
            return found;
        }
    }
}
