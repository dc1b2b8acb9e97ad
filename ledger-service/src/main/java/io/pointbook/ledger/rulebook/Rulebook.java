package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.Draw;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.programme.RuleProgramme;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/**
 * All published versions in memory, ready to judge. What others have published meanwhile is seen by the next transaction
 * that looks: one count of a small table.
 */
public final class Rulebook implements Programmes, ProgrammeSource {
    private final Programme fallback;
    private final Condition.Compiler compiler;
    private final Draw draw;
    private volatile Known known = new Known(0, Map.of());

    /** @param fallback for kinds of members for whom no programme is in force */
    public Rulebook(Programme fallback, Condition.Compiler compiler, Draw draw) {
        this.fallback = fallback;
        this.compiler = compiler;
        this.draw = draw;
    }

    /** @param versions by kind of member, the earliest first */
    private record Known(int versions, Map<String, List<Ready>> byKind) {}

    private record Ready(String eventId, VersionPublished published, Programme programme) {}

    @Override
    public Programme inForce(String memberKind, Instant businessTime) {
        Programme found = fallback;
        for (Ready ready : known.byKind().getOrDefault(memberKind, List.of())) {
            if (ready.published().effectiveFrom().isAfter(businessTime)) {
                break;
            }
            found = ready.programme();
        }
        return found;
    }

    /** The latest published version of a programme, in force or not yet, as far as it was read. */
    public Optional<ProgrammeDocument> latest(String programmeId) {
        return known.byKind().values().stream()
                .flatMap(List::stream)
                .map(Ready::published)
                .filter(published -> published.programmeId().equals(programmeId))
                .max(Comparator.comparingInt(VersionPublished::version))
                .map(VersionPublished::document);
    }

    @Override
    public Programmes asOf(Connection connection, EventReader events) {
        try {
            refresh(connection, events);
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException("the programmes cannot be read", failure);
        }
    }

    private void refresh(Connection connection, EventReader events) throws SQLException {
        int count;
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from programme_version")) {
            rows.next();
            count = rows.getInt(1);
        }
        if (count != known.versions()) {
            load(count, connection, events);
        }
    }

    /** One reads and compiles while the others wait, and then have it; what was compiled before stays. */
    private synchronized void load(int count, Connection connection, EventReader events) throws SQLException {
        if (count == known.versions()) {
            return;
        }
        var compiled = new HashMap<String, Ready>();
        known.byKind().values().stream().flatMap(List::stream).forEach(ready -> compiled.put(ready.eventId(), ready));
        var ids = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select event_id from programme_version")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        var byKind = new HashMap<String, List<Ready>>();
        for (var message : events.byIds(ids)) {
            var ready = compiled.computeIfAbsent(message.getIdentifier(), id -> ready(id, message));
            var published = ready.published();
            published.document().memberKinds().forEach(kind -> byKind.computeIfAbsent(kind, _ -> new ArrayList<>())
                    .add(ready));
        }
        byKind.values()
                .forEach(list -> list.sort(
                        Comparator.comparing((Ready ready) -> ready.published().effectiveFrom())
                                .thenComparing(ready -> ready.published().version())));
        known = new Known(ids.size(), byKind);
    }

    private Ready ready(String eventId, EventMessage<?> message) {
        var published = (VersionPublished) message.getPayload();
        return new Ready(eventId, published, compiled(published.document(), published.version()));
    }

    /** A programme that was found sound, ready to judge; it is in force for nobody. */
    public Programme compiled(ProgrammeDocument document, int version) {
        try {
            return RuleProgramme.of(document, version, compiler, draw);
        } catch (Condition.NotACondition changed) {
            // It was checked before: a program that reads it otherwise must not judge by half of it.
            throw new IllegalStateException(
                    "version " + version + " of programme " + document.id() + " cannot be read any more: "
                            + changed.getMessage(),
                    changed);
        }
    }
}
