package io.pointbook.ledger.account.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a lot that an entry opens; the lot's id is the entry's id.
 *
 * @param expiresAt absent: never
 */
public record LotTerms(
        String id, Instant activeFrom, @Nullable Instant expiresAt) {}
