package io.pointbook.rewards.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of table {@code redemption} counts against members' limits. */
public final class HadRows {
    private HadRows() {}

    /**
     * Pieces that count against a member's limits, by reward; a reward of which he had none is left out.
     *
     * @param since from when they count, by reward
     * @param butNot a redemption that is left out
     */
    public static Map<String, Long> had(
            Connection connection, String memberId, Map<String, Instant> since, @Nullable String butNot)
            throws SQLException {
        if (since.isEmpty()) {
            return Map.of();
        }
        var rewards = List.copyOf(since.keySet());
        var moments = new ArrayList<>();
        for (var reward : rewards) {
            moments.add(RewardRows.time(Objects.requireNonNull(since.get(reward))));
        }
        try (var query = connection.prepareStatement("""
                select reward_id, sum(quantity) from redemption
                join unnest(?::text[], ?::timestamptz[]) as limited (reward_id, since) using (reward_id)
                where member_id = ? and requested_at > since and redemption_id is distinct from ?
                and state not in ('REFUSED', 'CANCELLED', 'REQUESTED', 'RETURNED') group by reward_id""")) {
            query.setArray(1, connection.createArrayOf("text", rewards.toArray()));
            query.setArray(2, connection.createArrayOf("timestamptz", moments.toArray()));
            query.setString(3, memberId);
            query.setString(4, butNot);
            var had = new HashMap<String, Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    had.put(rows.getString(1), rows.getLong(2));
                }
            }
            return had;
        }
    }
}
