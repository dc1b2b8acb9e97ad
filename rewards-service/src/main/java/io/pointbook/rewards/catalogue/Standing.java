package io.pointbook.rewards.catalogue;

import org.jspecify.annotations.Nullable;

/** What of a member decides on rewards; the ledger knows it. */
public record Standing(String kind, @Nullable String tier) {}
