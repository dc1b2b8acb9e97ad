package io.pointbook.rewards.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A reward as it stands now.
 *
 * @param version from 1; each change of the terms makes the next
 * @param stock pieces left; absent: as many as anybody wants
 */
public record Reward(
        String rewardId,
        int version,
        RewardTerms terms,
        @Nullable Long stock) {

    Reward with(Long pieces) {
        return new Reward(rewardId, version, terms, pieces);
    }
}
