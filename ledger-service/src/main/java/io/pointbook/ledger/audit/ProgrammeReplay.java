package io.pointbook.ledger.audit;

import io.pointbook.ledger.rulebook.ProgrammeEvent;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** The programmes as their events tell them, and the table that says which versions there are. */
final class ProgrammeReplay {
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, VersionPublished> published = new HashMap<>();
    private final AuditReport report;

    ProgrammeReplay(AuditReport report) {
        this.report = report;
    }

    void take(ProgrammeEvent event) {
        report.count("events of programmes", 1);
        if (event instanceof VersionPublished version) {
            int expected = versions.merge(version.programmeId(), 1, Integer::sum);
            if (version.version() != expected) {
                report.differs("event " + version.eventId() + " is version " + version.version() + ", not " + expected);
            }
            published.put(version.eventId(), version);
        }
    }

    void compare(Connection connection) throws SQLException {
        var seen = new HashSet<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(
                        "select event_id, programme_id, version, effective_from from programme_version")) {
            while (rows.next()) {
                String eventId = rows.getString(1);
                seen.add(eventId);
                var version = published.get(eventId);
                if (version == null
                        || !version.programmeId().equals(rows.getString(2))
                        || version.version() != rows.getInt(3)
                        || !version.effectiveFrom()
                                .truncatedTo(ChronoUnit.MICROS)
                                .equals(rows.getTimestamp(4).toInstant())) {
                    report.differs(
                            "table programme_version: the row of event " + eventId + " is not what the event says");
                }
            }
        }
        published.keySet().stream()
                .filter(eventId -> !seen.contains(eventId))
                .sorted()
                .forEach(eventId -> report.differs("table programme_version: event " + eventId + " has no row"));
    }
}
