package io.pointbook.notification.segment;

import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.segment.ContactFacts.Told;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Members in the live read models, and segments over them. */
final class Crowd implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    final DataSource database = Tables.fresh();
    final Transactor transactor = new Transactor(database);
    final Map<String, Told> told = new HashMap<>();
    final SegmentRuns runs = new SegmentRuns(transactor, (_, _, _) -> told, Clock.fixed(NOW, ZoneOffset.UTC));

    Crowd() throws Exception {
        transactor.run(transaction -> {
            Generations.first(transaction.connection(), NOW);
            return true;
        });
    }

    /** @param columns of the row and their values, as SQL */
    void member(String memberId, String... columns) throws SQLException {
        var names = new StringBuilder("member_id");
        var values = new StringBuilder("'" + memberId + "'");
        for (String column : columns) {
            var parts = column.split("=", 2);
            names.append(", ").append(parts[0]);
            values.append(", ").append(parts[1]);
        }
        sql("insert into profile_1.member (" + names + ") values (" + values + ")"
                + " on conflict (member_id) do nothing");
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var doing = connection.createStatement()) {
            doing.execute(statement);
        }
    }

    void segment(String id, int version, String condition, boolean profiles) throws Exception {
        SegmentCondition.of(condition);
        transactor.run(transaction -> {
            SegmentRows.save(
                    transaction.connection(), new SegmentTerms(id, version, id, condition, profiles, "local", NOW));
            return true;
        });
    }

    List<String> members(String segmentId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Segments.members(connection, segmentId, "", 1_000);
        }
    }

    int evaluatedVersion(String segmentId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Segments.evaluatedVersion(connection, segmentId);
        }
    }

    /** Kind, member and id of what was noted, in order of their texts. */
    List<String> noted() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Occasions.after(connection, 0, 100).stream()
                    .map(Occasions.Noted::occasion)
                    .map(one -> one.kind() + " " + one.memberId() + " " + one.occasionId())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        runs.close();
    }
}
