package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Programmes as events, and the two small tables that say which there are. */
final class ProgrammeStore {
    /** Programmes of one installation. */
    static final int MOST_PROGRAMMES = 100;

    private static final String AGGREGATE = "programme";

    private final AccountDoor door;
    private final EventBus events;

    ProgrammeStore(AccountDoor door, EventBus events) {
        this.door = door;
        this.events = events;
    }

    /** A programme that is there; refuses where there is none. */
    ProgrammeHistory known(String programmeId) {
        var history = history(programmeId);
        if (history.isEmpty()) {
            throw LedgerProblem.UNKNOWN_PROGRAMME.because("GET /programmes lists them.");
        }
        return history;
    }

    /** A programme as its events left it, without any where there is none. */
    ProgrammeHistory history(String programmeId) {
        var aggregate = AGGREGATE + ":" + programmeId;
        var stored = door.events().streams(List.of(aggregate)).getOrDefault(aggregate, List.of());
        return new ProgrammeHistory(
                programmeId,
                stored.stream()
                        .map(message -> (ProgrammeEvent) message.getPayload())
                        .toList());
    }

    /** Stores a programme's next event; its rows follow at the end of the transaction. */
    void append(OpenTransaction transaction, ProgrammeHistory history, ProgrammeEvent event) {
        append(transaction, history.nextSequence(), List.of(event));
    }

    /** @param sequence of the first of them in the programme's stream */
    void append(OpenTransaction transaction, long sequence, List<? extends ProgrammeEvent> next) {
        long place = sequence;
        for (ProgrammeEvent event : next) {
            events.publish(
                    new GenericDomainEventMessage<>(AGGREGATE, AGGREGATE + ":" + event.programmeId(), place++, event));
            transaction.writeRows(connection -> {
                changed(connection, event.programmeId());
                if (event instanceof VersionPublished published) {
                    row(connection, published);
                }
            });
        }
    }

    /** All programmes, in order of their ids. */
    List<String> ids(Connection connection) throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(
                        "select programme_id from programme order by programme_id limit " + MOST_PROGRAMMES)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    void requireRoom(Connection connection, String programmeId) throws SQLException {
        var ids = ids(connection);
        if (ids.size() >= MOST_PROGRAMMES && !ids.contains(programmeId)) {
            throw Requests.invalid("There are " + MOST_PROGRAMMES + " programmes already, and no more are possible.");
        }
    }

    /** A member has one programme: no two of them may speak for the same kind. */
    void requireOwnKinds(Connection connection, String programmeId, ProgrammeDocument document) throws SQLException {
        for (String id : ids(connection)) {
            if (id.equals(programmeId)) {
                continue;
            }
            for (VersionPublished other : history(id).versions()) {
                var shared = new ArrayList<>(other.document().memberKinds());
                shared.retainAll(document.memberKinds());
                if (!shared.isEmpty()) {
                    throw LedgerProblem.KIND_TAKEN.because("Version " + other.version() + " of programme " + id
                            + " is for " + String.join(", ", shared) + " already. A kind of member has one programme.");
                }
            }
        }
    }

    private void changed(Connection connection, String programmeId) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into programme (programme_id, changed_at) values (?, ?)
                on conflict (programme_id) do update set changed_at = excluded.changed_at""")) {
            upsert.setString(1, programmeId);
            upsert.setTimestamp(2, Timestamp.from(door.now()));
            upsert.executeUpdate();
        }
    }

    private static void row(Connection connection, VersionPublished published) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into programme_version (programme_id, version, effective_from, event_id) values (?, ?, ?, ?)")) {
            insert.setString(1, published.programmeId());
            insert.setInt(2, published.version());
            insert.setTimestamp(3, Timestamp.from(published.effectiveFrom()));
            insert.setString(4, published.eventId());
            insert.executeUpdate();
        }
    }
}
