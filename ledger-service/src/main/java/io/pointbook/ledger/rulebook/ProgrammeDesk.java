package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.DraftSaved;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.jspecify.annotations.Nullable;

/** Drafts, publications and questions about programmes. */
public final class ProgrammeDesk {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final AccountDoor door;
    private final ProgrammeStore store;
    private final Condition.Compiler compiler;
    private final @Nullable ProgrammeSigner signer;

    /** @param signer absent: nothing is signed */
    public ProgrammeDesk(
            AccountDoor door, EventBus events, Condition.Compiler compiler, @Nullable ProgrammeSigner signer) {
        this.door = door;
        this.store = new ProgrammeStore(door, events);
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

    /** A draft that could be published, and the version that it would be. */
    public record Sound(ProgrammeDocument document, int version) {}

    /**
     * A draft without problems; refuses any other.
     *
     * @param json the draft itself; absent: the one that is saved
     */
    public Sound sound(String programmeId, byte @Nullable [] json) throws Exception {
        var given = json == null ? null : ProgrammeReading.read(programmeId, json);
        return door.read(_ -> {
            var history = given == null ? store.known(programmeId) : store.history(programmeId);
            var document = given == null ? savedDraft(history).document() : given;
            ProgrammeReading.requireSound(document, compiler);
            return new Sound(document, history.versions().size() + 1);
        });
    }

    private static DraftSaved savedDraft(ProgrammeHistory history) {
        var draft = history.draft();
        if (draft == null) {
            throw LedgerProblem.NO_DRAFT.because("PUT /programmes/" + history.programmeId()
                    + "/draft saves one; its versions are at /programmes/" + history.programmeId() + "/versions.");
        }
        return draft;
    }

    DraftAnswer saveDraft(String programmeId, String actor, byte[] json) throws Exception {
        var document = ProgrammeReading.read(programmeId, json);
        return door.write(transaction -> {
            var history = store.history(programmeId);
            var draft = history.draft();
            if (draft == null || !draft.document().equals(document)) {
                store.requireRoom(transaction.connection(), programmeId);
                store.append(transaction, history, history.save(document, actor, door.now()));
            }
            return new DraftAnswer(programmeId, ProgrammeCheck.of(document, compiler));
        });
    }

    Answer publishDraft(String programmeId, @Nullable String key, String actor, PublicationBody body) throws Exception {
        var reason = Requests.reason(body.reason(), "reason");
        var request = IdempotentRequest.of(key, "POST", "/programmes/" + programmeId + "/publications", body);
        return door.writeOnce(request, transaction -> {
            var history = store.known(programmeId);
            var draft = savedDraft(history);
            ProgrammeReading.requireSound(draft.document(), compiler);
            var from = effectiveFrom(body.effectiveFrom(), draft.document().zone());
            store.requireOwnKinds(transaction.connection(), programmeId, draft.document());
            var published = history.publish(from, actor, reason, door.now());
            store.append(transaction, history, published);
            return Answer.of(CREATED, VersionAnswer.of(published));
        });
    }

    List<Summary> all() throws Exception {
        return door.read(transaction -> {
            var now = door.now();
            var all = new ArrayList<Summary>();
            for (String id : store.ids(transaction.connection())) {
                all.add(summary(id, store.history(id), now));
            }
            return all;
        });
    }

    List<VersionAnswer> versions(String programmeId) throws Exception {
        return door.read(_ -> store.known(programmeId).versions().stream()
                .map(VersionAnswer::of)
                .toList());
    }

    Answer draft(String programmeId) throws Exception {
        return door.read(_ -> new Answer(
                OK, ProgrammeJson.write(savedDraft(store.known(programmeId)).document())));
    }

    Answer version(String programmeId, int version) throws Exception {
        return door.read(_ -> {
            var found = store.known(programmeId).version(version);
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
        return at == null ? door.now() : ProgrammeReading.instant(at, ZoneId.of("UTC"));
    }

    private VersionPublished inForce(String programmeId, Instant at) {
        var found = store.known(programmeId).inForce(at);
        if (found == null) {
            throw LedgerProblem.UNKNOWN_VERSION.because("No version of it is in force at that time.");
        }
        return found;
    }

    /** What a draft changes against the version in force, a line for each field. */
    List<String> difference(String programmeId) throws Exception {
        return door.read(_ -> {
            var history = store.known(programmeId);
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

    /** Never in the past: what has been posted is not judged again. */
    private Instant effectiveFrom(@Nullable String text, ZoneId zone) {
        var now = door.now();
        // as exactly as the table keeps it
        var from = text == null ? now : ProgrammeReading.instant(text, zone).truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw Requests.invalid("'effectiveFrom' is " + from + ", and it is " + now
                    + " already: receipts that were posted are not judged again. Leave it out for now.");
        }
        return from;
    }
}
