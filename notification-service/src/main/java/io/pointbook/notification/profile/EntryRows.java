package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.EntriesPosted.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of lots, and what the rows of members have of them. */
final class EntryRows {
    /** Dates of expiry that a member's row lists, the earliest. */
    static final int MOST_EXPIRY_DATES = 50;

    private EntryRows() {}

    static TreeMap<String, Purse> read(Connection connection, Collection<String> members, List<String> lots)
            throws SQLException {
        var purses = new TreeMap<String, Purse>();
        members.forEach(member -> purses.put(member, new Purse(member, -1, null, null)));
        try (var select = connection.prepareStatement("""
                select member_id, entry_sequence, opened_at, tier, tier_qualifying, tier_period_ends, next_tier,
                    missing_to_next_tier, tier_after_period
                from member where member_id = any (?)""")) {
            select.setArray(1, connection.createArrayOf("text", members.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var member = row.getString(1);
                    purses.put(member, new Purse(member, row.getLong(2), PurchaseRows.instant(row, 3), tier(row)));
                }
            }
        }
        try (var select = connection.prepareStatement("""
                select member_id, lot, wallet, active_from, expires_at, pending, active, held from lot
                where member_id = any (?) and lot = any (?)""")) {
            select.setArray(1, connection.createArrayOf("text", members.toArray()));
            select.setArray(2, connection.createArrayOf("text", lots.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var purse = purses.get(row.getString(1));
                    if (purse != null) {
                        purse.has(row.getString(2), lot(row));
                    }
                }
            }
        }
        return purses;
    }

    private static @Nullable Tier tier(ResultSet row) throws SQLException {
        var name = row.getString(4);
        if (name == null) {
            return null;
        }
        long missing = row.getLong(8);
        return new Tier(
                name,
                row.getLong(5),
                Objects.requireNonNull(PurchaseRows.instant(row, 6)),
                row.getString(7),
                row.wasNull() || row.getString(7) == null ? null : missing,
                row.getString(9));
    }

    private static Purse.Lot lot(ResultSet row) throws SQLException {
        return new Purse.Lot(
                row.getString(3),
                PurchaseRows.instant(row, 4),
                PurchaseRows.instant(row, 5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    static void write(Connection connection, Collection<Purse> purses) throws SQLException {
        writeMembers(connection, purses);
        writeLots(connection, purses);
        writeExpiring(
                connection,
                purses.stream()
                        .filter(purse -> !purse.touched().isEmpty())
                        .map(Purse::memberId)
                        .toArray());
    }

    private static void writeMembers(Connection connection, Collection<Purse> purses) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into member (member_id, entry_sequence, opened_at, tier, tier_qualifying, tier_period_ends,
                    next_tier, missing_to_next_tier, tier_after_period)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (member_id) do update
                set (entry_sequence, opened_at, tier, tier_qualifying, tier_period_ends, next_tier, missing_to_next_tier,
                    tier_after_period)
                = (excluded.entry_sequence, excluded.opened_at, excluded.tier, excluded.tier_qualifying,
                    excluded.tier_period_ends, excluded.next_tier, excluded.missing_to_next_tier,
                    excluded.tier_after_period)""")) {
            for (Purse purse : purses) {
                var tier = purse.tier();
                upsert.setString(1, purse.memberId());
                upsert.setLong(2, purse.sequence());
                upsert.setObject(3, PurchaseRows.utc(purse.openedAt()));
                upsert.setString(4, tier == null ? null : tier.name());
                upsert.setObject(5, tier == null ? null : (Long) tier.qualifying(), Types.BIGINT);
                upsert.setObject(6, tier == null ? null : PurchaseRows.utc(tier.periodEnds()));
                upsert.setString(7, tier == null ? null : tier.next());
                upsert.setObject(8, tier == null ? null : tier.missing(), Types.BIGINT);
                upsert.setString(9, tier == null ? null : tier.afterPeriod());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void writeLots(Connection connection, Collection<Purse> purses) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                        insert into lot (wallet, active_from, expires_at, pending, active, held, member_id, lot)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (member_id, lot) do update
                        set (wallet, active_from, expires_at, pending, active, held)
                        = (excluded.wallet, excluded.active_from, excluded.expires_at, excluded.pending, excluded.active,
                            excluded.held)""");
                var delete = connection.prepareStatement("delete from lot where member_id = ? and lot = ?")) {
            for (Purse purse : purses) {
                for (var lot : purse.touched().entrySet()) {
                    if (lot.getValue().isEmpty()) {
                        delete.setString(1, purse.memberId());
                        delete.setString(2, lot.getKey());
                        delete.addBatch();
                    } else {
                        fill(upsert, purse.memberId(), lot.getKey(), lot.getValue());
                        upsert.addBatch();
                    }
                }
            }
            delete.executeBatch();
            upsert.executeBatch();
        }
    }

    private static void fill(PreparedStatement upsert, String member, String id, Purse.Lot lot) throws SQLException {
        upsert.setString(1, lot.wallet());
        upsert.setObject(2, PurchaseRows.utc(lot.activeFrom()));
        upsert.setObject(3, PurchaseRows.utc(lot.expiresAt()));
        upsert.setLong(4, lot.pending());
        upsert.setLong(5, lot.active());
        upsert.setLong(6, lot.held());
        upsert.setString(7, member);
        upsert.setString(8, id);
    }

    private static void writeExpiring(Connection connection, Object[] members) throws SQLException {
        try (var update = connection.prepareStatement("""
                update member set expiring = coalesce((
                    select jsonb_agg(jsonb_build_object('wallet', wallet, 'at', expires_at, 'points', points)
                        order by expires_at, wallet)
                    from (
                        select wallet, expires_at, sum(active)::bigint as points from lot
                        where lot.member_id = member.member_id and active > 0 and expires_at is not null
                        group by wallet, expires_at order by expires_at, wallet limit ?) as ending), '[]')
                where member_id = any (?)""")) {
            update.setInt(1, MOST_EXPIRY_DATES);
            update.setArray(2, connection.createArrayOf("text", members));
            update.executeUpdate();
        }
    }
}
