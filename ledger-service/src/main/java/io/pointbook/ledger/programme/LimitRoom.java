package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Usage;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** How many of the wanted points a rule's limits leave. */
final class LimitRoom {
    private LimitRoom() {}

    /**
     * @param points what is left of what was wanted
     * @param by the limit that cut most, absent where none did
     */
    record Room(long points, Limit.@Nullable Per by) {}

    static Room of(long wanted, CompiledRule rule, Account member, Scene scene) {
        var room = new Room(wanted, null);
        for (Limit limit : rule.limits()) {
            var used = limit.per() == Limit.Per.CAMPAIGN
                    ? scene.budgets().used(rule.key())
                    : used(limit.per(), member.usage(), rule.key(), scene.day());
            long left = left(wanted, limit, used);
            if (left < room.points()) {
                room = new Room(left, limit.per());
            }
        }
        return room;
    }

    private static long left(long wanted, Limit limit, Usage.Used used) {
        if (limit.uses() != null && used.uses() >= limit.uses()) {
            return 0;
        }
        if (limit.points() == null) {
            return wanted;
        }
        long left = Math.max(0, limit.points() - used.points());
        if (left >= wanted) {
            return wanted;
        }
        return switch (limit.over()) {
            case CUT -> left;
            case REFUSE -> 0;
        };
    }

    private static Usage.Used used(Limit.Per per, Usage usage, String rule, LocalDate day) {
        return switch (per) {
            case RECEIPT -> Usage.Used.NONE;
            case DAY -> usage.between(rule, day, day);
            case WEEK -> {
                var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield usage.between(rule, monday, monday.plusDays(6));
            }
            case MONTH -> usage.between(rule, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case YEAR -> usage.between(rule, day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()));
            case EVER -> usage.ever(rule);
            case CAMPAIGN -> throw new IllegalStateException("a campaign's budget is not one member's");
        };
    }
}
