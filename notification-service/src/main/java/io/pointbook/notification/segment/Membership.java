package io.pointbook.notification.segment;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in a segment, and who came and went since it was looked at before. */
final class Membership {
    private Membership() {}

    /** Makes those found the ones who are in, among the members of the stretch, and notes who came and who went. */
    static Evaluated replace(
            Connection connection, SegmentTerms terms, long run, Stretch stretch, Reading.Found found, Instant now)
            throws SQLException {
        var before = in(connection, terms.segmentId(), stretch);
        var entered = found.members().stream()
                .filter(member -> !before.contains(member))
                .toList();
        found.members().forEach(before::remove);
        var left = List.copyOf(before);
        insert(connection, terms.segmentId(), entered, now);
        delete(connection, terms.segmentId(), left);
        var occasions = new ArrayList<Occasion>();
        entered.forEach(member -> occasions.add(occasion(OccasionKind.SEGMENT_ENTERED, terms, run, member, now)));
        left.forEach(member -> occasions.add(occasion(OccasionKind.SEGMENT_LEFT, terms, run, member, now)));
        Occasions.note(connection, occasions, now);
        return new Evaluated(
                found.examined(), found.members().size(), found.withoutConsent(), entered.size(), left.size());
    }

    private static Occasion occasion(OccasionKind kind, SegmentTerms terms, long run, String member, Instant now) {
        return new Occasion(
                kind,
                member,
                terms.segmentId() + "#" + run,
                now,
                Map.of("segmentId", terms.segmentId(), "version", (long) terms.version(), "name", terms.name()));
    }

    private static Set<String> in(Connection connection, String segmentId, Stretch stretch) throws SQLException {
        try (var select = connection.prepareStatement(
                "select member_id from segment_member where segment_id = ? and " + Stretch.within("member_id"))) {
            select.setString(1, segmentId);
            stretch.set(select, 2);
            try (var row = select.executeQuery()) {
                var members = new HashSet<String>();
                while (row.next()) {
                    members.add(row.getString(1));
                }
                return members;
            }
        }
    }

    private static void insert(Connection connection, String segmentId, List<String> members, Instant now)
            throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into segment_member (segment_id, member_id, since) select ?, member, ? from unnest(?) as member
                on conflict do nothing""")) {
            insert.setString(1, segmentId);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(3, connection.createArrayOf("text", members.toArray()));
            insert.executeUpdate();
        }
    }

    private static void delete(Connection connection, String segmentId, Collection<String> members)
            throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(
                "delete from segment_member where segment_id = ? and member_id = any (?)")) {
            delete.setString(1, segmentId);
            delete.setArray(2, connection.createArrayOf("text", members.toArray()));
            delete.executeUpdate();
        }
    }
}
