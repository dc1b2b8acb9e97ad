package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.Standing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The read tables held against a replay, in both directions: what differs, what is missing, what is too much. */
final class TableComparison {
    private static final int FETCHED_AT_ONCE = 2_000;

    private final Connection connection;
    private final Replay replay;
    private final AuditReport report;

    TableComparison(Connection connection, Replay replay, AuditReport report) {
        this.connection = connection;
        this.replay = replay;
        this.report = report;
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void run() throws SQLException {
        members();
        cards();
        balances();
        holds();
        replay.belongings().compare(connection, report);
        replay.promotions().compare(connection, report);
        each("select event_id, original from waiting", row -> {
            if (!replay.receipts().contains(row.getString(1))) {
                report.differs("table waiting: receipt " + row.getString(1) + " is not stored");
            }
        });
        each("select distinct receipt from conflict", row -> {
            if (!replay.receipts().contains(row.getString(1))) {
                report.differs("table conflict: the first receipt " + row.getString(1) + " is not stored");
            }
        });
    }

    private void members() throws SQLException {
        var seen = new HashSet<String>();
        each("select member_id, kind, opened_at, enrolled_at, blocked from member", row -> {
            String id = row.getString(1);
            seen.add(id);
            var account = replay.accounts().get(id);
            if (account == null) {
                report.differs("table member: " + id + " has no events");
                return;
            }
            compare("member " + id + " kind", account.kind(), row.getString(2));
            compare("member " + id + " opened", micros(account.openedAt()), instant(row.getTimestamp(3)));
            compare("member " + id + " enrolled", micros(account.enrolledAt()), instant(row.getTimestamp(4)));
            compare("member " + id + " blocked", account.blocked(), row.getBoolean(5));
        });
        missing("member", replay.accounts().keySet(), seen);
    }

    private void cards() throws SQLException {
        var seen = new HashSet<String>();
        each("select card_hash, card_id, member_id, last4 from card", row -> {
            String hash = row.getString(1);
            seen.add(hash);
            var card = replay.cards().get(hash);
            if (card == null) {
                report.differs("table card: " + row.getString(2) + " has no events");
                return;
            }
            compare("card " + card.cardId() + " id", card.cardId(), row.getString(2));
            compare("card " + card.cardId() + " member", replay.memberByCard().get(hash), row.getString(3));
            compare("card " + card.cardId() + " last4", card.last4(), row.getString(4));
        });
        missing("card", replay.cards().keySet(), seen);
    }

    private void balances() throws SQLException {
        var seen = new HashSet<String>();
        var total = new Standing[] {Standing.EMPTY};
        each("select member_id, wallet, active, pending, held, debt, next_due from balance", row -> {
            String id = row.getString(1);
            String wallet = row.getString(2);
            seen.add(id + " " + wallet);
            var stored = new Standing(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
            total[0] = Replay.plus(total[0], stored);
            var account = replay.accounts().get(id);
            if (account == null) {
                report.differs("table balance: " + id + " has no events");
                return;
            }
            compare("balance " + id + " " + wallet, account.book().standing(wallet), stored);
            compare(
                    "balance " + id + " " + wallet + " next due",
                    micros(account.book().nextDue(wallet)),
                    instant(row.getTimestamp(7)));
        });
        var expected = new HashSet<String>();
        replay.accounts()
                .forEach((id, account) ->
                        account.book().standings().keySet().forEach(wallet -> expected.add(id + " " + wallet)));
        missing("balance", expected, seen);
        report.totals(replay.posted(), total[0]);
    }

    private void holds() throws SQLException {
        var seen = new HashSet<String>();
        each("select hold_id, member_id, points, state, captured from hold", row -> {
            String id = row.getString(1);
            seen.add(id);
            var account = replay.accounts().get(row.getString(2));
            if (account == null || !replay.holds().contains(id)) {
                report.differs("table hold: " + id + " has no events");
                return;
            }
            hold(id, account, row);
        });
        missing("hold", replay.holds(), seen);
    }

    private void hold(String id, Account account, ResultSet row) throws SQLException {
        Hold hold = account.book().hold(id);
        if (hold == null) {
            // The account remembers the latest ended holds only; an open one it never forgets.
            if (row.getString(4).equals(Hold.State.OPEN.name())) {
                report.differs("table hold: " + id + " is open, by the events it has ended");
            }
            return;
        }
        compare("hold " + id + " points", hold.points(), row.getLong(3));
        compare("hold " + id + " state", hold.state().name(), row.getString(4));
        compare("hold " + id + " captured", hold.captured(), row.getLong(5));
    }

    private void compare(String what, @Nullable Object fromEvents, @Nullable Object fromTable) {
        if (!Objects.equals(fromEvents, fromTable)) {
            report.differs(what + ": events say " + fromEvents + ", the table says " + fromTable);
        }
    }

    private void missing(String table, Set<String> expected, Set<String> seen) {
        expected.stream()
                .filter(key -> !seen.contains(key))
                .forEach(key -> report.differs("table " + table + ": no row for " + key));
    }

    private void each(String sql, Row reader) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** The database keeps microseconds, rounded as it does. */
    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null
                ? null
                : Timestamp.from(time).toInstant().plusNanos(500).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
