package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A card that an account gets; its number is never here.
 *
 * @param hash keyed hash of the number, lower-case hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCard(String cardId, String hash, @Nullable String last4) {}
