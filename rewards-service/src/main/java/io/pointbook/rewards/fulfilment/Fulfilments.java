package io.pointbook.rewards.fulfilment;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.fulfilment.Fulfilment.Wanted;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Transactions;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Lists of what is to be handed over, sent or paid out. */
public final class Fulfilments {
    private static final int CURSOR_PARTS = 2;

    private final Transactions transactions;

    public Fulfilments(Transactions transactions) {
        this.transactions = transactions;
    }

    Fulfilment find(String redemptionId) throws Exception {
        return transactions.read(transaction -> {
            var found = FulfilmentRows.find(transaction.connection(), redemptionId);
            if (found == null) {
                throw RewardsProblem.UNKNOWN_REDEMPTION.because(
                        "No redemption with this redemptionId waits, or waited, to be handed over.");
            }
            return found;
        });
    }

    Fulfilment.Page page(Wanted wanted, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        var found = transactions.read(transaction -> FulfilmentRows.page(
                transaction.connection(),
                wanted,
                from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS),
                from == null ? null : from.parts().get(1),
                limit + 1));
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new Fulfilment.Page(
                shown.stream().map(Fulfilment::withoutCode).toList(),
                shown.size() == found.size() ? null : next(shown.getLast()));
    }

    private static String next(Fulfilment last) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.dueSince()), last.redemptionId())
                .text();
    }

    /** The same as a table, all of them. */
    StreamingOutput csv(Wanted wanted) {
        return Csv.<Fulfilment>write(
                Fulfilment.COLUMNS,
                (last, limit) -> transactions.read(transaction -> FulfilmentRows.page(
                        transaction.connection(),
                        wanted,
                        last == null ? null : last.dueSince(),
                        last == null ? null : last.redemptionId(),
                        limit)),
                Fulfilment::cells);
    }
}
