package io.pointbook.notification.finding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables {@code store_location} and {@code postcode}. */
final class StoreRows {
    private static final String SELECT = """
            select store_id, version, latitude, longitude, address, radius_km, from_at, actor, moved_at, after_member
            from store_location""";

    private StoreRows() {}

    /**
     * Where a shop stands.
     *
     * @param version counts its places, from 1
     * @param fromAt from when
     * @param afterMember the last member that was looked at
     */
    record Row(
            String storeId,
            int version,
            Point at,
            @Nullable String address,
            int radiusKm,
            Instant fromAt,
            String actor,
            Instant movedAt,
            String afterMember) {}

    static @Nullable Row newest(Connection connection, String storeId) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " where store_id = ? order by version desc limit 1")) {
            select.setString(1, storeId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? row(rows) : null;
            }
        }
    }

    /** The oldest move of which not all members were looked at yet; nobody else takes it meanwhile. */
    static @Nullable Row open(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        SELECT + " where finished_at is null order by moved_at limit 1 for update skip locked");
                var rows = select.executeQuery()) {
            return rows.next() ? row(rows) : null;
        }
    }

    static void insert(Connection connection, Row row) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into store_location (store_id, version, latitude, longitude, address, radius_km, from_at, actor,
                    moved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, row.storeId());
            insert.setInt(2, row.version());
            insert.setDouble(3, row.at().latitude());
            insert.setDouble(4, row.at().longitude());
            insert.setString(5, row.address());
            insert.setInt(6, row.radiusKm());
            insert.setObject(7, row.fromAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, row.actor());
            insert.setObject(9, row.movedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    static void move(Connection connection, Row row, String after, @Nullable Instant finishedAt) throws SQLException {
        try (var update = connection.prepareStatement(
                "update store_location set after_member = ?, finished_at = ? where store_id = ? and version = ?")) {
            update.setString(1, after);
            update.setObject(2, finishedAt == null ? null : finishedAt.atOffset(ZoneOffset.UTC));
            update.setString(3, row.storeId());
            update.setInt(4, row.version());
            update.executeUpdate();
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getString(1),
                rows.getInt(2),
                new Point(rows.getDouble(3), rows.getDouble(4)),
                rows.getString(5),
                rows.getInt(6),
                rows.getObject(7, OffsetDateTime.class).toInstant(),
                rows.getString(8),
                rows.getObject(9, OffsetDateTime.class).toInstant(),
                rows.getString(10));
    }

    /** Where a postcode is; nothing: nobody imported it. */
    static @Nullable Point point(Connection connection, String country, String postcode) throws SQLException {
        try (var select = connection.prepareStatement(
                "select latitude, longitude from postcode where country = ? and postcode = ?")) {
            select.setString(1, country.toUpperCase(Locale.ROOT));
            select.setString(2, plain(postcode));
            try (var rows = select.executeQuery()) {
                return rows.next() ? new Point(rows.getDouble(1), rows.getDouble(2)) : null;
            }
        }
    }

    /** One that is imported. */
    record Postcode(String postcode, Point at) {}

    /** All of a country's anew. */
    static void replace(Connection connection, String country, List<Postcode> postcodes) throws SQLException {
        try (var delete = connection.prepareStatement("delete from postcode where country = ?")) {
            delete.setString(1, country);
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                insert into postcode (country, postcode, latitude, longitude) values (?, ?, ?, ?)
                on conflict (country, postcode) do update set latitude = excluded.latitude,
                    longitude = excluded.longitude""")) {
            for (var next : postcodes) {
                insert.setString(1, country);
                insert.setString(2, plain(next.postcode()));
                insert.setDouble(3, next.at().latitude());
                insert.setDouble(4, next.at().longitude());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** As it is compared: 00-950 and 00950 are the same. */
    static String plain(String postcode) {
        return postcode.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }

    /** A member and where he buys. */
    record Shopper(String memberId, @Nullable String usualStore) {}

    static List<Shopper> shoppers(Connection connection, String after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select member_id, usual_store from profile.member where member_id > ? order by member_id limit ?")) {
            select.setString(1, after);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Shopper>();
                while (rows.next()) {
                    found.add(new Shopper(rows.getString(1), rows.getString(2)));
                }
                return found;
            }
        }
    }
}
