package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.rulebook.ImportAnswer.ProgrammeImported;
import io.pointbook.ledger.rulebook.ImportAnswer.State;
import io.pointbook.ledger.rulebook.ProgrammeArchive.Version;
import io.pointbook.ledger.rulebook.ProgrammeEvent.Imported;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventBus;

/** Programmes between installations: all of them out as one file, and in again, whole or not at all. */
public final class ProgrammeTransfer {
    private static final int OK = 200;

    private final AccountDoor door;
    private final ProgrammeStore store;
    private final Condition.Compiler compiler;

    public ProgrammeTransfer(AccountDoor door, EventBus events, Condition.Compiler compiler) {
        this.door = door;
        this.store = new ProgrammeStore(door, events);
        this.compiler = compiler;
    }

    /** Everything that is here. */
    Answer export() throws Exception {
        return door.read(transaction -> {
            var programmes = new ArrayList<ProgrammeArchive.Programme>();
            for (String id : store.ids(transaction.connection())) {
                programmes.add(ProgrammeArchive.of(store.history(id)));
            }
            return new Answer(OK, ProgrammeJson.write(new ProgrammeArchive(ProgrammeArchive.FORMAT, programmes)));
        });
    }

    /** What an import of the file would do. */
    ImportAnswer tryOut(String actor, byte[] json) throws Exception {
        var archive = read(json);
        return door.read(transaction -> bring(transaction, archive, actor, true));
    }

    /** Brings in what is not here yet. */
    ImportAnswer bring(String actor, byte[] json) throws Exception {
        var archive = read(json);
        return door.write(transaction -> bring(transaction, archive, actor, false));
    }

    private ImportAnswer bring(OpenTransaction transaction, ProgrammeArchive archive, String actor, boolean dryRun)
            throws SQLException {
        boolean posted = receiptsPosted(transaction.connection());
        var imported = new Imported(actor, door.now());
        var programmes = new ArrayList<ProgrammeImported>();
        for (ProgrammeArchive.Programme file : archive.programmes()) {
            var here = store.history(file.programmeId());
            long sequence = here.nextSequence();
            var bringing = new ProgrammeImport(here, imported, posted, compiler);
            programmes.add(bringing.take(file));
            requireRoom(transaction.connection(), bringing.events());
            if (!dryRun) {
                store.append(transaction, sequence, bringing.events());
            }
        }
        return new ImportAnswer(dryRun, posted, added(programmes), programmes);
    }

    /** What could not be stored is refused in a dry run too. */
    private void requireRoom(Connection connection, List<ProgrammeEvent> events) throws SQLException {
        for (ProgrammeEvent event : events) {
            store.requireRoom(connection, event.programmeId());
            if (event instanceof VersionPublished published) {
                store.requireOwnKinds(connection, event.programmeId(), published.document());
            }
        }
    }

    private static long added(List<ProgrammeImported> programmes) {
        long added = 0;
        for (ProgrammeImported programme : programmes) {
            added += programme.versions().stream()
                    .filter(version -> version.state() == State.ADDED)
                    .count();
            added += programme.draft() != null && programme.draft().state() == State.ADDED ? 1 : 0;
        }
        return added;
    }

    /** Receipts of nobody are judged by no programme. */
    private static boolean receiptsPosted(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("""
                        select exists (select 1 from member)
                           and exists (select 1 from event where type in ('receipt-posted', 'occasion-posted'))""")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private ProgrammeArchive read(byte[] json) {
        ProgrammeArchive archive;
        try {
            archive = ProgrammeJson.readArchive(json);
        } catch (ProgrammeJson.NotAProgramme wrong) {
            throw ProgrammeReading.invalid(List.of(wrong.problem()));
        }
        var problems = new ArrayList<Problem>();
        archive.check((where, what) -> problems.add(new Problem(where, what, null)));
        if (problems.isEmpty()) {
            archive.programmes()
                    .forEach(programme -> programme.versions().forEach(version -> check(programme, version, problems)));
        }
        if (!problems.isEmpty()) {
            throw ProgrammeReading.invalid(problems);
        }
        return archive;
    }

    private void check(ProgrammeArchive.Programme programme, Version version, List<Problem> problems) {
        for (Problem problem : ProgrammeCheck.of(version.programme(), compiler)) {
            problems.add(new Problem(
                    "programmes[" + programme.programmeId() + "].versions[" + version.version() + "]."
                            + problem.where(),
                    problem.what(),
                    problem.column()));
        }
    }
}
