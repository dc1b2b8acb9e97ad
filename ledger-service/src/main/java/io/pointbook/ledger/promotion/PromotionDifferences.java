package io.pointbook.ledger.promotion;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.runtime.http.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences a page at a time. */
public final class PromotionDifferences {
    private static final int CURSOR_PARTS = 2;

    private final AccountDoor door;

    public PromotionDifferences(AccountDoor door) {
        this.door = door;
    }

    /** The latest posted first. */
    PromotionDifferencePage newest(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return door.read(transaction -> {
            var found = PromotionDifference.newest(
                    transaction.connection(),
                    limit + 1,
                    from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS),
                    from == null ? null : from.parts().get(1));
            // a page is full only when one more is known: else 'next' would lead to nothing
            return found.size() > limit
                    ? new PromotionDifferencePage(List.copyOf(found.subList(0, limit)), after(found.get(limit - 1)))
                    : new PromotionDifferencePage(found, null);
        });
    }

    private static String after(PromotionDifference last) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.postedAt()), last.differenceId())
                .text();
    }
}
