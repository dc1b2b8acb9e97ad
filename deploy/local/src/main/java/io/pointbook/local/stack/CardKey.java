package io.pointbook.local.stack;

import io.pointbook.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of the cards' hash. Without it no stored card is ever recognised again. */
final class CardKey {

    private CardKey() {}

    /** Makes the key of an empty ledger; a ledger with data whose key is gone is refused. */
    static void ensure(Path key, boolean ledgerHasData) {
        if (ledgerHasData && !Files.exists(key)) {
            throw new Refusal(
                    "The key of the cards, " + key + ", is gone, and the ledger has data that need it.",
                    "Put it back from your backup, or start with empty data: ./pointbook up --fresh");
        }
        RandomKey.ensure(key);
    }
}
