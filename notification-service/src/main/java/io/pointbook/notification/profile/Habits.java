package io.pointbook.notification.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.pointbook.notification.profile.Profile.Favourite;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a member likes: sums in which a purchase counts half after each half-life. Pure.
 *
 * @param asOf the time at which a purchase counts fully
 * @param items by id of the goods
 * @param categories weight by name
 * @param stores weight by id
 * @param weekdays weight by number, 1 is Monday
 * @param hours weight by hour, 0 to 23
 */
record Habits(
        Instant asOf,
        Map<String, Liking> items,
        Map<String, Double> categories,
        Map<String, Double> stores,
        Map<Integer, Double> weekdays,
        Map<Integer, Double> hours) {
    /** Goods that are remembered of a member, the best liked. */
    static final int MOST_ITEMS = 40;

    /** Categories and stores that are remembered of a member. */
    static final int MOST_NAMES = 20;

    static final int FAVOURITE_ITEMS = 10;
    static final int FAVOURITE_CATEGORIES = 5;

    // less than this is nothing: what came back leaves the dust of rounding behind
    private static final double DUST = 1e-6;

    static final Habits NONE = new Habits(Instant.EPOCH, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** Goods and how much they are liked. */
    record Liking(@Nullable String name, @Nullable String category, double weight) {}

    /**
     * With one more message about purchases.
     *
     * @param times when receipts from which goods came back were bought, as far as it is known
     */
    Habits plus(Bought bought, Map<String, Instant> times, HabitSettings settings) {
        return new HabitFold(this, settings).take(bought, times).habits();
    }

    @JsonIgnore
    List<Favourite> favouriteItems() {
        return best(items, Liking::weight, FAVOURITE_ITEMS).stream()
                .map(id -> new Favourite(id, name(id)))
                .toList();
    }

    private String name(String id) {
        var liking = items.get(id);
        return liking == null || liking.name() == null ? id : liking.name();
    }

    @JsonIgnore
    List<String> favouriteCategories() {
        return best(categories, Double::doubleValue, FAVOURITE_CATEGORIES);
    }

    @JsonIgnore
    @Nullable
    String usualStore() {
        return first(stores);
    }

    @JsonIgnore
    @Nullable
    Integer usualWeekday() {
        return first(weekdays);
    }

    @JsonIgnore
    @Nullable
    Integer usualHour() {
        return first(hours);
    }

    private static <K extends Comparable<K>> @Nullable K first(Map<K, Double> weights) {
        var best = best(weights, Double::doubleValue, 1);
        return best.isEmpty() ? null : best.getFirst();
    }

    /** The keys of the heaviest; of equal ones the first by key. */
    static <K extends Comparable<K>, V> List<K> best(Map<K, V> weighed, ToDoubleFunction<V> weight, int most) {
        Comparator<Map.Entry<K, V>> heaviest = Comparator.<Map.Entry<K, V>>comparingDouble(
                        entry -> weight.applyAsDouble(entry.getValue()))
                .reversed()
                .thenComparing(Map.Entry.comparingByKey());
        return weighed.entrySet().stream()
                .sorted(heaviest)
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The heaviest alone, by key, without dust. */
    static <K extends Comparable<K>, V> Map<K, V> kept(Map<K, V> weighed, ToDoubleFunction<V> weight, int most) {
        var kept = new TreeMap<K, V>();
        best(weighed, weight, most).forEach(key -> {
            var value = weighed.get(key);
            if (value != null && weight.applyAsDouble(value) > DUST) {
                kept.put(key, value);
            }
        });
        return kept;
    }
}
