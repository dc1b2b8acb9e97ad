package io.pointbook.rewards.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a reward has cost since when, and will cost, out of all its versions. */
final class PriceHistory {
    private final List<RewardAnswer.Price> prices = new ArrayList<>();

    private PriceHistory() {}

    /**
     * One version.
     *
     * @param actor who saved it
     */
    record Saved(int version, RewardTerms terms, Instant at, String actor) {}

    /**
     * The prices, the newest first; those that are still to come first of all.
     *
     * @param versions in their order
     */
    static List<RewardAnswer.Price> of(List<Saved> versions) {
        var history = new PriceHistory();
        for (int i = 0; i < versions.size(); i++) {
            history.add(
                    versions.get(i),
                    i + 1 < versions.size() ? versions.get(i + 1).at() : Instant.MAX);
        }
        return history.prices.reversed();
    }

    private void add(Saved version, Instant until) {
        addFrom(version, version.at());
        var changes = version.terms().priceChanges();
        if (changes != null) {
            changes.stream()
                    .map(PriceChange::from)
                    .filter(from -> from.isAfter(version.at()) && from.isBefore(until))
                    .forEach(from -> addFrom(version, from));
        }
    }

    private void addFrom(Saved version, Instant from) {
        var ways = version.terms().waysAt(from);
        if (prices.isEmpty() || !prices.getLast().ways().equals(ways)) {
            prices.add(
                    new RewardAnswer.Price(version.version(), RewardTerms.cheapest(ways), ways, from, version.actor()));
        }
    }
}
