package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.ShownCard;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cards on a receipt: the member {@code card}, and {@code otherCards}. */
final class CardFields {
    private static final Choice<String> ENTRY_METHOD = Choice.of("SCANNED", "SWIPED", "NFC", "APP", "KEYED", "PHONE");
    private static final int MAX_OTHER_CARDS = 4;

    private CardFields() {}

    static ShownCard shown(JsonCopy json, CardNumbers numbers) throws IOException {
        int seen = 0;
        @Nullable Set<String> unknown = null;
        @Nullable HashedCard card = null;
        @Nullable String entryMethod = null;
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "number" -> {
                    seen = json.once(seen, 0);
                    card = numbers.read(json, 1);
                }
                case "entryMethod" -> {
                    seen = json.once(seen, 1);
                    entryMethod = ENTRY_METHOD.read(json);
                }
                default -> unknown = json.unknown(name, unknown);
            }
        }
        if (card == null) {
            throw json.expected("a member number");
        }
        return new ShownCard(card.hash(), card.last4(), entryMethod);
    }

    static void others(JsonCopy json, CardNumbers numbers) throws IOException {
        json.beginArray();
        for (int read = 0; json.nextElement(read, MAX_OTHER_CARDS); read++) {
            var _ = numbers.read(json, 0);
        }
    }
}
