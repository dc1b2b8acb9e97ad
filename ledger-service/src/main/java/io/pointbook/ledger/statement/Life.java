package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.words.Telling;
import io.pointbook.ledger.words.Units;
import java.util.HashMap;

/** From when until when the points of the lot that an entry opens can be used. */
final class Life {
    private Life() {}

    static void tell(Entry entry, long points, Telling telling) {
        var lot = entry.opens();
        if (lot == null) {
            return;
        }
        boolean waits = lot.activeFrom().isAfter(entry.businessTime());
        var values = new HashMap<String, Object>();
        values.put("points", new Units(points, entry.wallet()));
        values.put("from", lot.activeFrom());
        if (lot.expiresAt() != null) {
            values.put("until", lot.expiresAt());
        }
        telling.say("life." + (waits ? "later" : "now") + (lot.expiresAt() == null ? ".ever" : ".until"), values);
    }
}
