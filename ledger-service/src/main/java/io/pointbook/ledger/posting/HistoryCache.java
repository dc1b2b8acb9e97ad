package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.matching.PurchaseHistory;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Histories of accounts to which something came back lately. Each is as of a version of its account and is good for that
 * version only, so that neither a rollback nor another process can leave a wrong one behind.
 */
final class HistoryCache {
    /** Histories kept. */
    static final int HISTORIES_REMEMBERED = 5_000;

    /** A longer history is read again each time. */
    static final int LONGEST_REMEMBERED = 20_000;

    private record AsOf(long version, PurchaseHistory history) {}

    private final LinkedHashMap<String, AsOf> histories = new LinkedHashMap<>(16, 0.75f, true);

    /** Takes the history out, if there is one as of this version of the account. */
    synchronized @Nullable PurchaseHistory take(String memberId, long version) {
        var asOf = histories.remove(memberId);
        return asOf != null && asOf.version() == version ? asOf.history() : null;
    }

    synchronized void put(String memberId, long version, PurchaseHistory history) {
        if (history.size() > LONGEST_REMEMBERED) {
            return;
        }
        histories.put(memberId, new AsOf(version, history));
        if (histories.size() > HISTORIES_REMEMBERED) {
            histories.pollFirstEntry();
        }
    }

    synchronized void clear() {
        histories.clear();
    }
}
