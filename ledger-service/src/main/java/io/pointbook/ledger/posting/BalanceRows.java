package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.book.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code balance}: what each wallet holds, as last posted. */
final class BalanceRows {
    private BalanceRows() {}

    record Key(String memberId, String wallet) implements Comparable<Key> {
        // Always in the same order, so that two transactions never wait for each other's rows in a circle.
        @Override
        public int compareTo(Key other) {
            int byMember = memberId.compareTo(other.memberId);
            return byMember != 0 ? byMember : wallet.compareTo(other.wallet);
        }
    }

    record Row(Standing standing, @Nullable Instant nextDue) {}

    static void write(Connection connection, Map<Key, Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        int size = rows.size();
        var members = new String[size];
        var wallets = new String[size];
        var points = new Long[4][size];
        var dues = new @Nullable Timestamp[size];
        int i = 0;
        for (var row : rows.entrySet()) {
            members[i] = row.getKey().memberId();
            wallets[i] = row.getKey().wallet();
            var standing = row.getValue().standing();
            points[0][i] = standing.active();
            points[1][i] = standing.pending();
            points[2][i] = standing.held();
            points[3][i] = standing.debt();
            var due = row.getValue().nextDue();
            dues[i] = due == null ? null : Timestamp.from(due);
            i++;
        }
        try (var upsert = connection.prepareStatement("""
                insert into balance (member_id, wallet, active, pending, held, debt, next_due)
                select * from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                on conflict (member_id, wallet) do update set
                    active = excluded.active, pending = excluded.pending, held = excluded.held,
                    debt = excluded.debt, next_due = excluded.next_due""")) {
            upsert.setArray(1, connection.createArrayOf("text", members));
            upsert.setArray(2, connection.createArrayOf("text", wallets));
            for (int bucket = 0; bucket < 4; bucket++) {
                upsert.setArray(3 + bucket, connection.createArrayOf("bigint", points[bucket]));
            }
            upsert.setArray(7, connection.createArrayOf("timestamptz", dues));
            upsert.executeUpdate();
        }
    }
}
