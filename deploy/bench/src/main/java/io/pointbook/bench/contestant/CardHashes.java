package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Cards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The names under which the ledger keeps the cards: keyed hashes, with a key of the benchmark's own. */
final class CardHashes {
    private static final byte[] KEY =
            "a key for the benchmark only: it protects nothing".getBytes(StandardCharsets.UTF_8);
    private static final String ALGORITHM = "HmacSHA256";

    private final String[] hashes = new String[Cards.COUNT];

    CardHashes() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(KEY, ALGORITHM));
        for (int card = 0; card < hashes.length; card++) {
            byte[] number = Cards.number(card).getBytes(StandardCharsets.UTF_8);
            hashes[card] = HexFormat.of().formatHex(mac.doFinal(number));
        }
    }

    String of(int card) {
        return hashes[card];
    }

    /** Writes the key where the ledger can read it. */
    static Path writeKey(Path folder) throws IOException {
        return Files.write(folder.resolve("card.key"), KEY);
    }
}
