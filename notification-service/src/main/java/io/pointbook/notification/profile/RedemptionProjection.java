package io.pointbook.notification.profile;

import io.pointbook.contract.rewards.RedemptionChanged;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Which rewards members asked for, and how far it is with them. */
public final class RedemptionProjection implements Projection<RedemptionChanged> {
    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<RedemptionChanged>> heard) {
        var byId = new TreeMap<String, RedemptionChanged>();
        var rewards = new TreeMap<String, String>();
        for (var one : heard) {
            var message = one.message();
            if (message.reward() != null) {
                rewards.put(message.redemptionId(), message.reward().rewardId());
            }
            byId.merge(message.redemptionId(), message, (had, came) -> came.sequence() > had.sequence() ? came : had);
        }
        transaction.writeRows(connection -> write(connection, byId.values(), rewards));
        return List.of();
    }

    private static void write(
            Connection connection, Collection<RedemptionChanged> newest, TreeMap<String, String> rewards)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into redemption (redemption_id, member_id, sequence, state, reward_id, at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (redemption_id) do update
                set sequence = excluded.sequence, state = excluded.state, at = excluded.at,
                    reward_id = coalesce(redemption.reward_id, excluded.reward_id)
                where redemption.sequence < excluded.sequence""")) {
            for (var message : newest) {
                upsert.setString(1, message.redemptionId());
                upsert.setString(2, message.memberId());
                upsert.setLong(3, message.sequence());
                upsert.setString(4, message.kind().name());
                upsert.setString(5, rewards.get(message.redemptionId()));
                upsert.setObject(6, PurchaseRows.utc(message.at()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
