package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that a programme gives for a receipt.
 *
 * @param points above zero
 * @param activeFrom from when they can be spent
 * @param expiresAt absent: never
 * @param why the arithmetic, each line's share included
 */
public record Award(
        String wallet,
        long points,
        Instant activeFrom,
        @Nullable Instant expiresAt,
        Why.Earned why) {}
