package io.pointbook.ledger.account.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that change accounts.
 *
 * @param points above zero
 * @param expiresAt when they end; absent: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Portion(long points, @Nullable Instant expiresAt) {}
