package io.pointbook.ledger.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a member stands where he stands on a ladder.
 *
 * @param wallet the qualifying wallet
 * @param standing the level and what is missing
 * @param periods the latest ones, the earliest first, the current one last
 * @param gave the lot that reached the level; absent for the level that everybody begins with
 * @param counted the lots of the period that gave the level and of the current one, in order of time
 * @param countedLeftOut how many more lots there are than the list has
 */
public record TierReasons(
        String wallet,
        TierStanding standing,
        List<Period> periods,
        @Nullable Counted gave,
        List<Counted> counted,
        int countedLeftOut) {

    /**
     * One period.
     *
     * @param until exclusive
     * @param units what is left of what was earned in it
     * @param reached the level that this much reaches
     * @param level the level that it ended with, or that counts now
     */
    public record Period(Instant from, Instant until, long units, String reached, String level) {}

    /**
     * A lot that counts for the level.
     *
     * @param lot id of the entry that opened it
     * @param receipt that earned it, if one did
     * @param units that are left of it
     * @param running together with those before it in its period
     * @param reaches the level whose threshold this lot passed; absent: it passed none
     */
    public record Counted(
            String lot,
            @Nullable String receipt,
            Instant at,
            long units,
            long running,
            @Nullable String reaches) {}
}
