package io.pointbook.ledger.account.book;

import org.jspecify.annotations.Nullable;

/** Points of one lot within a hold or a payment; no lot: the part that became debt. */
public record Part(@Nullable String lot, long points) {}
