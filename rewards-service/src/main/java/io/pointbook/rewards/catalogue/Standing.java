package io.pointbook.rewards.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a member decides on rewards; the ledger knows it.
 *
 * @param tags the groups that he was put into; empty also where nobody asked for them
 */
public record Standing(String kind, @Nullable String tier, List<String> tags) {}
