package io.pointbook.ledger.ingest.receipt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Card numbers as we stored them. */
final class StoredCardNumbers implements CardNumbers {

    @Override
    public HashedCard read(JsonCopy json, int minLength) throws IOException {
        @Nullable String hash = null;
        @Nullable String last4 = null;
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case HashedCard.HASH -> hash = json.text(Integer.MAX_VALUE);
                case HashedCard.LAST4 -> last4 = json.text(Integer.MAX_VALUE);
                default -> json.unknown();
            }
        }
        if (hash == null) {
            throw json.expected("a hashed card");
        }
        return new HashedCard(hash, last4);
    }
}
