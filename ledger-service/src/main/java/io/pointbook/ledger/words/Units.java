package io.pointbook.ledger.words;

/** So many units of a wallet. */
public record Units(long count, String wallet) {}
