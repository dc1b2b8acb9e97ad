package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.redemption.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code redemption_work}: what goes on by itself, who drives it and why it does not go on. */
final class WorkRows {
    private WorkRows() {}

    /** The step comes next; what was known of the step before is forgotten. */
    static void next(
            Connection connection,
            String redemptionId,
            Step step,
            @Nullable String lease,
            Instant now,
            Instant leasedUntil)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into redemption_work as work (redemption_id, step, step_since, next_attempt, lease, leased_until)
                values (?, ?, ?, ?, ?, ?) on conflict (redemption_id) do update set
                    step_since = case when work.step = excluded.step then work.step_since else excluded.step_since end,
                    attempts = case when work.step = excluded.step then work.attempts else 0 end,
                    cause = case when work.step = excluded.step then work.cause end,
                    next_attempt = excluded.next_attempt,
                    step = excluded.step,
                    lease = coalesce(excluded.lease, work.lease),
                    leased_until = coalesce(excluded.leased_until, work.leased_until)""")) {
            upsert.setString(1, redemptionId);
            upsert.setString(2, step.name());
            upsert.setObject(3, time(now));
            upsert.setObject(4, time(now));
            upsert.setString(5, lease);
            upsert.setObject(6, lease == null ? null : time(leasedUntil));
            upsert.executeUpdate();
        }
    }

    static void nothingMore(Connection connection, String redemptionId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from redemption_work where redemption_id = ?")) {
            delete.setString(1, redemptionId);
            delete.executeUpdate();
        }
    }

    /** Whether the lease is still the one that was given to this driver. */
    static boolean has(Connection connection, String redemptionId, String lease) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from redemption_work where redemption_id = ? and lease = ?")) {
            query.setString(1, redemptionId);
            query.setString(2, lease);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static boolean isDriven(Connection connection, String redemptionId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(
                "select 1 from redemption_work where redemption_id = ? and leased_until > ?")) {
            query.setString(1, redemptionId);
            query.setObject(2, time(now));
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Takes one redemption that nobody drives, whether its next attempt is due or not. */
    static boolean take(Connection connection, String redemptionId, String lease, Instant now, Instant until)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update redemption_work set lease = ?, leased_until = ?
                where redemption_id = ? and (leased_until is null or leased_until <= ?)""")) {
            update.setString(1, lease);
            update.setObject(2, time(until));
            update.setString(3, redemptionId);
            update.setObject(4, time(now));
            return update.executeUpdate() == 1;
        }
    }

    /** Takes what is due and nobody drives, the longest due first. */
    static List<String> takeDue(Connection connection, String lease, Instant now, Instant until, int most)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update redemption_work set lease = ?, leased_until = ? where redemption_id in (
                    select redemption_id from redemption_work
                    where next_attempt <= ? and (leased_until is null or leased_until <= ?)
                    order by next_attempt limit ? for update skip locked)
                returning redemption_id""")) {
            update.setString(1, lease);
            update.setObject(2, time(until));
            update.setObject(3, time(now));
            update.setObject(4, time(now));
            update.setInt(5, most);
            var taken = new ArrayList<String>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getString(1));
                }
            }
            return taken;
        }
    }

    /** The attempt did not succeed; another one follows after a pause that grows. */
    static void postpone(
            Connection connection,
            String redemptionId,
            String lease,
            ProcessSettings settings,
            String cause,
            Instant now)
            throws SQLException {
        int attempts;
        try (var query = connection.prepareStatement(
                "select attempts from redemption_work where redemption_id = ? and lease = ? for update")) {
            query.setString(1, redemptionId);
            query.setString(2, lease);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return;
                }
                attempts = rows.getInt(1) + 1;
            }
        }
        try (var update = connection.prepareStatement("""
                update redemption_work set attempts = ?, next_attempt = ?, cause = ?, lease = null, leased_until = null
                where redemption_id = ?""")) {
            update.setInt(1, attempts);
            update.setObject(2, time(now.plus(settings.pause(attempts))));
            update.setString(3, cause);
            update.setString(4, redemptionId);
            update.executeUpdate();
        }
    }

    /** What has been at the same step since before a moment, the longest first. */
    static List<StuckPage.Stuck> stuck(
            Connection connection, Instant before, int limit, @Nullable Instant after, @Nullable String afterId)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select redemption_id, member_id, reward_id, step, step_since, attempts, next_attempt, cause
                from redemption_work join redemption using (redemption_id)
                where step_since <= ? and (?::timestamptz is null or (step_since, redemption_id) > (?, ?))
                order by step_since, redemption_id limit ?""")) {
            query.setObject(1, time(before));
            query.setObject(2, after == null ? null : time(after));
            query.setObject(3, after == null ? null : time(after));
            query.setString(4, afterId);
            query.setInt(5, limit);
            var stuck = new ArrayList<StuckPage.Stuck>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    stuck.add(new StuckPage.Stuck(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            Step.valueOf(rows.getString(4)),
                            rows.getObject(5, OffsetDateTime.class).toInstant(),
                            rows.getInt(6),
                            rows.getObject(7, OffsetDateTime.class).toInstant(),
                            rows.getString(8)));
                }
            }
            return stuck;
        }
    }

    /** How many redemptions are at work, and how many of them at the same step since before a moment. */
    static long[] counts(Connection connection, Instant before) throws SQLException {
        try (var query = connection.prepareStatement(
                "select count(*), count(*) filter (where step_since <= ?) from redemption_work")) {
            query.setObject(1, time(before));
            try (var rows = query.executeQuery()) {
                rows.next();
                return new long[] {rows.getLong(1), rows.getLong(2)};
            }
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
