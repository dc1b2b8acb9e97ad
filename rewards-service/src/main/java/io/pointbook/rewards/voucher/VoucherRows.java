package io.pointbook.rewards.voucher;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables {@code voucher_pool}, {@code voucher_code} and {@code voucher_shown}. */
public final class VoucherRows {
    private static final String FREE = "redemption_id is null and (valid_until is null or valid_until > ?)";

    private VoucherRows() {}

    /** A code as it lies in its pool. */
    record Sealed(byte[] digest, byte[] sealed, @Nullable Instant validUntil) {}

    /** A code that belongs to a redemption. */
    record Owned(String poolId, byte[] sealed, @Nullable Instant validUntil) {}

    /** A first showing of a redemption's codes. */
    record Shown(String showId, Instant at) {}

    /** Puts a pool up, or changes when it is low; whether it is new. */
    static boolean put(Connection connection, String poolId, long low, Instant now) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into voucher_pool (pool_id, low, created_at) values (?, ?, ?)
                on conflict (pool_id) do update set low = excluded.low returning xmax = 0""")) {
            upsert.setString(1, poolId);
            upsert.setLong(2, low);
            upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var rows = upsert.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** Keeps everybody else from taking codes out of it until the transaction ends; false: there is no such pool. */
    public static boolean lock(Connection connection, String poolId) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from voucher_pool where pool_id = ? for update")) {
            query.setString(1, poolId);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Whether there is such a pool. */
    public static boolean exists(Connection connection, String poolId) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from voucher_pool where pool_id = ?")) {
            query.setString(1, poolId);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** How many codes are free; no more than so many are counted. */
    public static long free(Connection connection, String poolId, long most, Instant at) throws SQLException {
        try (var query =
                connection.prepareStatement("select count(*) from (select 1 from voucher_code where pool_id = ?"
                        + " and " + FREE + " limit ?) as free")) {
            query.setString(1, poolId);
            query.setObject(2, at.atOffset(ZoneOffset.UTC));
            query.setLong(3, most);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Gives the oldest free codes to a redemption. The pool is locked, and was seen to have so many. */
    public static void reserve(Connection connection, String poolId, String redemptionId, long pieces, Instant at)
            throws SQLException {
        try (var update = connection.prepareStatement("update voucher_code set redemption_id = ? where position in"
                + " (select position from voucher_code where pool_id = ? and " + FREE
                + " order by position limit ?)")) {
            update.setString(1, redemptionId);
            update.setString(2, poolId);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setLong(4, pieces);
            if (update.executeUpdate() != pieces) {
                throw new IllegalStateException("codes that were decided on are not there: " + poolId);
            }
        }
    }

    /** Puts a redemption's codes back; nobody has seen them. */
    public static void release(Connection connection, String redemptionId) throws SQLException {
        try (var update =
                connection.prepareStatement("update voucher_code set redemption_id = null where redemption_id = ?")) {
            update.setString(1, redemptionId);
            update.executeUpdate();
        }
    }

    /** Takes codes in; those that the pool knows already are left out. How many came in. */
    static int add(Connection connection, String poolId, List<Sealed> codes, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into voucher_code (pool_id, digest, sealed, valid_until, imported_at)
                select ?, digest, sealed, valid_until, ?
                from unnest(?::bytea[], ?::bytea[], ?::timestamptz[]) with ordinality
                    as code (digest, sealed, valid_until, number)
                order by number on conflict (pool_id, digest) do nothing""")) {
            insert.setString(1, poolId);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", codes.stream().map(Sealed::digest).toArray(byte[][]::new)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", codes.stream().map(Sealed::sealed).toArray(byte[][]::new)));
            insert.setArray(5, connection.createArrayOf("timestamptz", moments(codes)));
            return insert.executeUpdate();
        }
    }

    private static @Nullable Object[] moments(List<Sealed> codes) {
        var moments = new @Nullable Object[codes.size()];
        for (int i = 0; i < moments.length; i++) {
            var until = codes.get(i).validUntil();
            moments[i] = until == null ? null : until.atOffset(ZoneOffset.UTC);
        }
        return moments;
    }

    /** A redemption's codes. */
    static List<Owned> of(Connection connection, String redemptionId) throws SQLException {
        try (var query = connection.prepareStatement(
                "select pool_id, sealed, valid_until from voucher_code where redemption_id = ? order by position")) {
            query.setString(1, redemptionId);
            var owned = new ArrayList<Owned>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var until = rows.getObject(3, OffsetDateTime.class);
                    owned.add(new Owned(rows.getString(1), rows.getBytes(2), until == null ? null : until.toInstant()));
                }
            }
            return owned;
        }
    }

    /** Writes a showing down, unless there was one before; the first one. */
    static Shown show(Connection connection, String redemptionId, Shown now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into voucher_shown (redemption_id, show_id, shown_at) values (?, ?, ?)
                on conflict (redemption_id) do update set redemption_id = excluded.redemption_id
                returning show_id, shown_at""")) {
            insert.setString(1, redemptionId);
            insert.setString(2, now.showId());
            insert.setObject(3, now.at().atOffset(ZoneOffset.UTC));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return new Shown(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    /** Pools with what is in them, by name, after one of them. */
    static List<VoucherPool> pools(Connection connection, Instant now, @Nullable String after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement("select pool_id, low,"
                + " (select count(*) from voucher_code as code where code.pool_id = pool.pool_id and " + FREE + "),"
                + " (select count(*) from voucher_code as code where code.pool_id = pool.pool_id"
                + "     and redemption_id is not null)"
                + " from voucher_pool as pool where ?::text is null or pool_id > ? order by pool_id limit ?")) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setString(2, after);
            query.setString(3, after);
            query.setInt(4, limit);
            var pools = new ArrayList<VoucherPool>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    pools.add(VoucherPool.of(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
            return pools;
        }
    }
}
