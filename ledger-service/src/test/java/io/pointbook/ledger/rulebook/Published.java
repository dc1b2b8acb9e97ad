package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.runtime.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Puts shipped programmes in force in a test's ledger, also from a time that is past. */
public final class Published {
    private Published() {}

    /** @param example of docs/programmes */
    public static void example(Ledger ledger, String example, Instant from) throws Exception {
        var file = Path.of(System.getProperty("pointbook.root", ".."))
                .resolve("docs/programmes")
                .resolve(example + ".json");
        json(ledger, Files.readAllBytes(file), from);
    }

    public static void json(Ledger ledger, byte[] json, Instant from) throws Exception {
        var document = ProgrammeJson.read(json);
        var door = new AccountDoor(ledger.desk(), Clock.systemUTC());
        var store = new ProgrammeStore(door, ledger.eventBus());
        door.write(transaction -> {
            var draft = store.history(document.id());
            store.append(transaction, draft, draft.save(document, "test", from));
            return null;
        });
        door.write(transaction -> {
            var history = store.history(document.id());
            store.append(transaction, history, history.publish(from, "test", "for a test", from));
            return null;
        });
    }
}
