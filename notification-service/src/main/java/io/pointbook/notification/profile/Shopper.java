package io.pointbook.notification.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member's purchases while messages about them are taken: what is kept of them, and what is new. */
final class Shopper {
    private final String memberId;
    private final HabitSettings settings;
    private final Map<String, Instant> times = new HashMap<>();
    private final Set<String> voided = new HashSet<>();
    private final List<Bought> fresh = new ArrayList<>();
    private List<Bought> earlier = List.of();
    private Totals totals;

    /**
     * What stands in the member's row.
     *
     * @param sequence of the last message that was taken
     */
    record Totals(
            long sequence,
            Habits habits,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            long purchases,
            long spend,
            @Nullable String currency) {
        static final Totals NONE = new Totals(-1, Habits.NONE, null, null, 0, 0, null);

        private Totals plus(Bought bought, Map<String, Instant> times, HabitSettings settings) {
            boolean counts = bought.isPurchase();
            return new Totals(
                    Math.max(sequence, bought.sequence()),
                    habits.plus(bought, times, settings),
                    counts && (firstAt == null || bought.at().isBefore(firstAt)) ? bought.at() : firstAt,
                    counts && (lastAt == null || bought.at().isAfter(lastAt)) ? bought.at() : lastAt,
                    purchases + (counts ? 1 : 0),
                    Math.addExact(spend, bought.net()),
                    bought.currency() == null ? currency : bought.currency());
        }
    }

    Shopper(String memberId, Totals totals, HabitSettings settings) {
        this.memberId = memberId;
        this.totals = totals;
        this.settings = settings;
    }

    String memberId() {
        return memberId;
    }

    Totals totals() {
        return totals;
    }

    /** What was new, in order. */
    List<Bought> fresh() {
        return fresh;
    }

    /** What was taken before, where a receipt is voided now. */
    List<Bought> earlier() {
        return earlier;
    }

    Set<String> voided() {
        return voided;
    }

    /** A receipt that goods may come back from. */
    void knows(String receipt, Instant at, boolean wasVoided) {
        times.put(receipt, at);
        if (wasVoided) {
            voided.add(receipt);
        }
    }

    /** All messages that were taken before, in order: needed where a receipt is voided. */
    void remembers(List<Bought> all) {
        earlier = all;
        all.forEach(this::learn);
    }

    private void learn(Bought bought) {
        times.putIfAbsent(bought.receipt(), bought.at());
        if (bought.voids() != null) {
            voided.add(bought.voids());
        }
    }

    /** Takes a message, if it is new; whether it was. */
    boolean take(Bought bought) {
        if (bought.sequence() <= totals.sequence()) {
            return false;
        }
        learn(bought);
        fresh.add(bought);
        totals =
                bought.voids() == null ? totals.plus(bought.without(voided), times, settings) : anew(bought.sequence());
        return true;
    }

    /** A receipt that does not count any more leaves nothing behind: the rest is counted again. */
    private Totals anew(long sequence) {
        var all = new ArrayList<Bought>(earlier);
        all.addAll(fresh);
        var again = Totals.NONE;
        for (Bought bought : all) {
            again = again.plus(bought.without(voided), times, settings);
        }
        return new Totals(
                sequence,
                again.habits(),
                again.firstAt(),
                again.lastAt(),
                again.purchases(),
                again.spend(),
                again.currency());
    }
}
