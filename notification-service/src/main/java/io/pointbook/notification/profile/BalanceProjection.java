package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What members have: each message replaces the one before. */
public final class BalanceProjection implements Projection<BalanceChanged> {
    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<BalanceChanged>> heard) {
        // by id: two batches that wait for each other's rows would wait for ever
        var newest = new TreeMap<String, BalanceChanged>();
        for (var one : heard) {
            newest.merge(
                    one.message().memberId(),
                    one.message(),
                    (had, came) -> came.sequence() > had.sequence() ? came : had);
        }
        transaction.writeRows(connection -> write(connection, newest.values()));
        return List.of();
    }

    private static void write(Connection connection, Collection<BalanceChanged> balances) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into member (member_id, balance_sequence, wallets) values (?, ?, ?::jsonb)
                on conflict (member_id) do update
                    set balance_sequence = excluded.balance_sequence, wallets = excluded.wallets
                    where member.balance_sequence < excluded.balance_sequence""")) {
            for (var balance : balances) {
                upsert.setString(1, balance.memberId());
                upsert.setLong(2, balance.sequence());
                upsert.setString(3, Json.text(balance.wallets()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
