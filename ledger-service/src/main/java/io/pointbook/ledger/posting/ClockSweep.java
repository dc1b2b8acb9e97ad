package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Posts for the books what the clock has done: maturing, expiry, the end of holds. Reads are right without it. */
public final class ClockSweep {
    /** Accounts settled in one transaction. */
    static final int MOST_AT_ONCE = 500;

    private final AccountDesk desk;
    private final Clock clock;

    public ClockSweep(AccountDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** One round; answers how many accounts were due. When it is a full round there are probably more. */
    public int sweep() throws Exception {
        var now = clock.instant();
        return desk.transactor().run(transaction -> {
            var due = due(transaction.connection(), now);
            if (!due.isEmpty()) {
                var sitting = desk.sit(transaction);
                sitting.lock(due);
                sitting.refresh(new HashSet<>(due));
                due.forEach(
                        memberId -> sitting.tell(new SettleAccount(memberId, "clock:" + memberId + ":" + now, now)));
            }
            return due.size();
        });
    }

    private static List<String> due(java.sql.Connection connection, Instant now) throws SQLException {
        var members = new ArrayList<String>();
        try (var query =
                connection.prepareStatement("select distinct member_id from balance where next_due <= ? limit ?")) {
            query.setTimestamp(1, Timestamp.from(now));
            query.setInt(2, MOST_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getString(1));
                }
            }
        }
        return members;
    }
}
