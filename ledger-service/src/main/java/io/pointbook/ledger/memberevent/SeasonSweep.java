package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.posting.RuleCoupons;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the SCHEDULE rules of programmes after their periods, member by member. How far it has come is written in the
 * transaction of the points: whatever dies in between, each member is asked once for each period.
 */
public final class SeasonSweep {
    /** Members asked in one transaction. */
    static final int MOST_AT_ONCE = 200;

    private final AccountDesk desk;
    private final ProgrammeSource programmes;
    private final List<String> kinds;
    private final Supplier<String> codes;
    private final Clock clock;

    /**
     * @param kinds of members
     * @param codes draws codes of coupons that nobody can guess
     */
    public SeasonSweep(
            AccountDesk desk, ProgrammeSource programmes, List<String> kinds, Supplier<String> codes, Clock clock) {
        this.desk = desk;
        this.programmes = programmes;
        this.kinds = kinds;
        this.codes = codes;
        this.clock = clock;
    }

    /** One round; answers how many members were asked. When it is a full round there are probably more. */
    public int sweep() throws Exception {
        return desk.transactor().run(transaction -> {
            var due = due(transaction.connection());
            return due == null ? 0 : ask(transaction, due);
        });
    }

    /** @param last member who was asked */
    private record Due(String programme, String kind, Season season, String last) {}

    private @Nullable Due due(Connection connection) throws SQLException {
        var now = clock.instant();
        var known = programmes.asOf(connection, desk.events());
        for (String kind : kinds) {
            var programme = known.inForce(kind, now);
            for (Season season : programme.seasonsDue(now)) {
                var judge = known.inForce(kind, season.until().minusNanos(1));
                if (judge.id().equals(programme.id())) {
                    var last = lastAsked(connection, programme.id(), kind, season);
                    if (last != null) {
                        return new Due(programme.id(), kind, season, last);
                    }
                }
            }
        }
        return null;
    }

    /** Absent where the season is done, or somebody else is at it. */
    private static @Nullable String lastAsked(Connection connection, String programme, String kind, Season season)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into season (programme_id, kind, every, ends_at) values (?, ?, ?, ?) on conflict do nothing")) {
            bind(insert, 1, programme, kind, season);
            insert.executeUpdate();
        }
        try (var query = connection.prepareStatement("""
                select last_member from season
                where programme_id = ? and kind = ? and every = ? and ends_at = ? and not done for update skip locked""")) {
            bind(query, 1, programme, kind, season);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static void bind(PreparedStatement statement, int from, String programme, String kind, Season season)
            throws SQLException {
        statement.setString(from, programme);
        statement.setString(from + 1, kind);
        statement.setString(from + 2, season.every());
        statement.setTimestamp(from + 3, Timestamp.from(season.until()));
    }

    private int ask(OpenTransaction transaction, Due due) throws SQLException {
        var members = members(transaction.connection(), due);
        var sitting = desk.sit(transaction);
        sitting.lock(members);
        sitting.refresh(new HashSet<>(members));
        var now = clock.instant();
        members.forEach(member -> ask(sitting, member, due, now));
        transaction.writeRows(connection -> goOn(connection, due, members));
        return members.size();
    }

    /** Whoever gets nothing has no event of it. */
    private void ask(Sitting sitting, String member, Due due, Instant now) {
        Occasion occasion = due.season().occasion();
        var programme = sitting.programme(member, due.season().until().minusNanos(1));
        if (!programme.judge(occasion, sitting.account(member)).isNothing()) {
            var eventId = "season:" + programme.id() + ":" + occasion.name() + ":" + occasion.at() + ":" + member;
            var event = sitting.tell(new PostOccasion(eventId, member, occasion, programme, now));
            RuleCoupons.issue(sitting, Objects.requireNonNull(event), codes, now);
        }
    }

    private static List<String> members(Connection connection, Due due) throws SQLException {
        var members = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "select member_id from member where member_id > ? and kind = ? order by member_id limit ?")) {
            query.setString(1, due.last());
            query.setString(2, due.kind());
            query.setInt(3, MOST_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getString(1));
                }
            }
        }
        return members;
    }

    private static void goOn(Connection connection, Due due, List<String> asked) throws SQLException {
        try (var update = connection.prepareStatement("""
                update season set last_member = ?, done = ?
                where programme_id = ? and kind = ? and every = ? and ends_at = ?""")) {
            update.setString(1, asked.isEmpty() ? due.last() : asked.getLast());
            update.setBoolean(2, asked.size() < MOST_AT_ONCE);
            bind(update, 3, due.programme(), due.kind(), due.season());
            update.executeUpdate();
        }
    }
}
