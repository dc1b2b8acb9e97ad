package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often a member has had the benefit of the rules that are limited by period, and for how many points, by business
 * day. A return gives nothing back of it: who brings goods back does not get his limit again.
 */
public final class Usage {
    /** Days that are kept one by one; what is older counts only for limits without a period. */
    static final int DAYS_REMEMBERED = 400;

    private static final LocalDate BEFORE_ALL = LocalDate.EPOCH;

    private final Map<String, TreeMap<LocalDate, Used>> byRule;

    /**
     * @param uses receipts on which the rule gave something
     * @param points that it gave
     */
    public record Used(long uses, long points) {
        /** Not used at all. */
        public static final Used NONE = new Used(0, 0);

        /** Both together. */
        public Used plus(Used more) {
            return new Used(Math.addExact(uses, more.uses), Math.addExact(points, more.points));
        }
    }

    Usage() {
        this(Map.of());
    }

    /** From a snapshot. */
    @JsonCreator
    Usage(Map<String, TreeMap<LocalDate, Used>> byRule) {
        this.byRule = new TreeMap<>();
        byRule.forEach((rule, days) -> this.byRule.put(rule, new TreeMap<>(days)));
    }

    /** What a snapshot keeps. */
    @JsonValue
    Map<String, TreeMap<LocalDate, Used>> memory() {
        return byRule;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Usage that && byRule.equals(that.byRule);
    }

    @Override
    public int hashCode() {
        return byRule.hashCode();
    }

    boolean isEmpty() {
        return byRule.isEmpty();
    }

    void add(String rule, LocalDate businessDay, long points) {
        var days = byRule.computeIfAbsent(rule, _ -> new TreeMap<>());
        days.merge(businessDay, new Used(1, points), Used::plus);
        var oldest = days.lastKey().minusDays(DAYS_REMEMBERED);
        var old = days.subMap(BEFORE_ALL, false, oldest, false);
        if (!old.isEmpty()) {
            var sum = old.values().stream().reduce(Used.NONE, Used::plus);
            old.clear();
            days.merge(BEFORE_ALL, sum, Used::plus);
        }
    }

    /** What was used from the first day to the last, both included. */
    public Used between(String rule, LocalDate first, LocalDate last) {
        var days = byRule.get(rule);
        return days == null
                ? Used.NONE
                : days.subMap(first, true, last, true).values().stream().reduce(Used.NONE, Used::plus);
    }

    /** What was ever used. */
    public Used ever(String rule) {
        var days = byRule.get(rule);
        return days == null ? Used.NONE : days.values().stream().reduce(Used.NONE, Used::plus);
    }
}
