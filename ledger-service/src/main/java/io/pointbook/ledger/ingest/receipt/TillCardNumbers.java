package io.pointbook.ledger.ingest.receipt;

import java.io.IOException;

/** Card numbers as the till sends them: hashed on the spot, the hash is written in their place. */
final class TillCardNumbers implements CardNumbers {
    private static final int MAX_NUMBER = 64;

    private final CardHasher hasher;

    TillCardNumbers(CardHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public HashedCard read(JsonCopy json, int minLength) throws IOException {
        String number = json.secret(minLength, MAX_NUMBER);
        var card = new HashedCard(hasher.hash(number), CardHasher.last4(number));
        json.writeHashed(card);
        return card;
    }
}
