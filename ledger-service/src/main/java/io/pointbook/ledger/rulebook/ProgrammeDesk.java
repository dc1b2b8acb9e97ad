package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Drafts, publications and questions about programmes. */
public final class ProgrammeDesk {
    /** Programmes of one installation. */
    static final int MOST_PROGRAMMES = 100;

    private static final String AGGREGATE = "programme";
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int PROBLEMS_TOLD = 20;

    private final AccountDoor door;
    private final EventBus events;
    private final Condition.Compiler compiler;
    private final @Nullable ProgrammeSigner signer;

    /** @param signer absent: nothing is signed */
    public ProgrammeDesk(
            AccountDoor door, EventBus events, Condition.Compiler compiler, @Nullable ProgrammeSigner signer) {
        this.door = door;
        this.events = events;
        this.compiler = compiler;
        this.signer = signer;
    }

    /** A programme in a few words. */
    public record Summary(
            String programmeId,
            String name,
            List<String> memberKinds,
            int versions,
            @Nullable Integer inForce,
            boolean draft) {}

    /** A draft, and all that has to be mended before it can be published. */
    public record DraftAnswer(String programmeId, List<Problem> problems) {}

    /** One published version. */
    public record VersionAnswer(
            String programmeId, int version, Instant effectiveFrom, Instant publishedAt, String actor, String reason) {
        static VersionAnswer of(VersionPublished published) {
            return new VersionAnswer(
                    published.programmeId(),
                    published.version(),
                    published.effectiveFrom(),
                    published.at(),
                    published.actor(),
                    published.reason());
        }
    }

    DraftAnswer saveDraft(String programmeId, String actor, byte[] json) throws Exception {
        var document = read(json);
        if (!programmeId.equals(document.id())) {
            throw LedgerProblem.INVALID_PROGRAMME.because(
                    "'id' in the programme is " + document.id() + ", but its address says " + programmeId + ".");
        }
        return door.write(transaction -> {
            var history = history(programmeId);
            var draft = history.draft();
            if (draft == null || !draft.document().equals(document)) {
                requireRoom(transaction.connection(), programmeId);
                publish(history, history.save(document, actor, door.now()));
                transaction.writeRows(connection -> changed(connection, programmeId));
            }
            return new DraftAnswer(programmeId, ProgrammeCheck.of(document, compiler));
        });
    }

    Answer publishDraft(String programmeId, @Nullable String key, String actor, PublicationBody body) throws Exception {
        var reason = Requests.reason(body.reason(), "reason");
        var request = IdempotentRequest.of(key, "POST", "/programmes/" + programmeId + "/publications", body);
        return door.writeOnce(request, transaction -> {
            var history = known(programmeId);
            var draft = history.draft();
            if (draft == null) {
                throw LedgerProblem.NO_DRAFT.because("PUT /programmes/" + programmeId + "/draft first.");
            }
            requireSound(draft.document());
            var from = effectiveFrom(body.effectiveFrom(), draft.document().zone());
            requireOwnKinds(transaction, programmeId, draft.document());
            var published = history.publish(from, actor, reason, door.now());
            publish(history, published);
            transaction.writeRows(connection -> {
                changed(connection, programmeId);
                row(connection, published);
            });
            return Answer.of(CREATED, VersionAnswer.of(published));
        });
    }

    List<Summary> all() throws Exception {
        return door.read(transaction -> {
            var now = door.now();
            var all = new ArrayList<Summary>();
            for (String id : ids(transaction.connection())) {
                all.add(summary(id, history(id), now));
            }
            return all;
        });
    }

    List<VersionAnswer> versions(String programmeId) throws Exception {
        return door.read(_ ->
                known(programmeId).versions().stream().map(VersionAnswer::of).toList());
    }

    Answer draft(String programmeId) throws Exception {
        return door.read(_ -> {
            var draft = known(programmeId).draft();
            if (draft == null) {
                throw LedgerProblem.NO_DRAFT.because("Its versions are at /programmes/" + programmeId + "/versions.");
            }
            return new Answer(OK, ProgrammeJson.write(draft.document()));
        });
    }

    Answer version(String programmeId, int version) throws Exception {
        return door.read(_ -> {
            var found = known(programmeId).version(version);
            if (found == null) {
                throw LedgerProblem.UNKNOWN_VERSION.because("GET /programmes/" + programmeId + "/versions lists them.");
            }
            return new Answer(OK, ProgrammeJson.write(found.document()));
        });
    }

    Answer inForce(String programmeId, @Nullable String at) throws Exception {
        return door.read(_ -> new Answer(
                OK, ProgrammeJson.write(inForce(programmeId, time(at)).document())));
    }

    ProgrammeSigner.Signed inForceSigned(String programmeId, @Nullable String at) throws Exception {
        if (signer == null) {
            throw LedgerProblem.NOTHING_SIGNED.because("Set pointbook.ledger.signing-key-file to an Ed25519 key.");
        }
        return door.read(_ -> signer.sign(inForce(programmeId, time(at)), time(at)));
    }

    /** The public keys with which signed documents are checked; none where nothing is signed. */
    List<ProgrammeSigner.Key> keys() {
        return signer == null ? List.of() : List.of(signer.key());
    }

    private Instant time(@Nullable String at) {
        return at == null ? door.now() : instant(at, ZoneId.of("UTC"));
    }

    private VersionPublished inForce(String programmeId, Instant at) {
        var found = known(programmeId).inForce(at);
        if (found == null) {
            throw LedgerProblem.UNKNOWN_VERSION.because("No version of it is in force at that time.");
        }
        return found;
    }

    /** What a draft changes against the version in force, a line for each field. */
    List<String> difference(String programmeId) throws Exception {
        return door.read(_ -> {
            var history = known(programmeId);
            var draft = history.draft();
            var inForce = history.inForce(door.now());
            return ProgrammeDifference.between(
                    inForce == null ? null : inForce.document(), draft == null ? null : draft.document());
        });
    }

    private Summary summary(String id, ProgrammeHistory history, Instant now) {
        var inForce = history.inForce(now);
        var draft = history.draft();
        var shown = inForce != null
                ? inForce.document()
                : draft != null
                        ? draft.document()
                        : history.versions().getLast().document();
        return new Summary(
                id,
                String.valueOf(shown.name()),
                shown.memberKinds(),
                history.versions().size(),
                inForce == null ? null : inForce.version(),
                draft != null);
    }

    private static ProgrammeDocument read(byte[] json) {
        try {
            return ProgrammeJson.read(json);
        } catch (ProgrammeJson.NotAProgramme wrong) {
            throw invalid(List.of(wrong.problem()));
        }
    }

    private void requireSound(ProgrammeDocument document) {
        var problems = ProgrammeCheck.of(document, compiler);
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    private static Refused invalid(List<Problem> problems) {
        var told = problems.stream()
                .limit(PROBLEMS_TOLD)
                .map(problem -> (problem.where().isEmpty() ? "" : problem.where() + ": ")
                        + problem.what()
                        + (problem.column() == null ? "" : " (column " + problem.column() + ")"))
                .collect(Collectors.joining("; "));
        return LedgerProblem.INVALID_PROGRAMME.because(told + ".", "problems", problems.size());
    }

    /** Never in the past: what has been posted is not judged again. */
    private Instant effectiveFrom(@Nullable String text, ZoneId zone) {
        var now = door.now();
        // as exactly as the table keeps it
        var from = text == null ? now : instant(text, zone).truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw Requests.invalid("'effectiveFrom' is " + from + ", and it is " + now
                    + " already: receipts that were posted are not judged again. Leave it out for now.");
        }
        return from;
    }

    /** With an offset, or a local time of the programme's zone. */
    private static Instant instant(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            // perhaps a local time
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw Requests.invalid(
                    "A time like 2027-01-01T00:00:00+01:00 is expected, or without offset in the programme's zone.");
        }
    }

    /** A member has one programme: no two of them may speak for the same kind. */
    private void requireOwnKinds(OpenTransaction transaction, String programmeId, ProgrammeDocument document)
            throws SQLException {
        for (String id : ids(transaction.connection())) {
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

    private ProgrammeHistory known(String programmeId) {
        var history = history(programmeId);
        if (history.isEmpty()) {
            throw LedgerProblem.UNKNOWN_PROGRAMME.because("GET /programmes lists them.");
        }
        return history;
    }

    private ProgrammeHistory history(String programmeId) {
        var aggregate = AGGREGATE + ":" + programmeId;
        var stored = door.events().streams(List.of(aggregate)).getOrDefault(aggregate, List.of());
        return new ProgrammeHistory(
                programmeId,
                stored.stream()
                        .map(message -> (ProgrammeEvent) message.getPayload())
                        .toList());
    }

    private void publish(ProgrammeHistory history, ProgrammeEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                AGGREGATE, AGGREGATE + ":" + event.programmeId(), history.nextSequence(), event));
    }

    private static List<String> ids(Connection connection) throws SQLException {
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

    private static void requireRoom(Connection connection, String programmeId) throws SQLException {
        var ids = ids(connection);
        if (ids.size() >= MOST_PROGRAMMES && !ids.contains(programmeId)) {
            throw Requests.invalid("There are " + MOST_PROGRAMMES + " programmes already, and no more are possible.");
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
