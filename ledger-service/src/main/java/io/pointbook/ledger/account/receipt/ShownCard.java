package io.pointbook.ledger.account.receipt;

import org.jspecify.annotations.Nullable;

/**
 * The card that the customer showed, never its number.
 *
 * @param hash keyed hash of the number, lower-case hex
 * @param last4 the last four characters of a number of eight or more
 * @param entryMethod how the till read it
 */
public record ShownCard(
        String hash, @Nullable String last4, @Nullable String entryMethod) {}
