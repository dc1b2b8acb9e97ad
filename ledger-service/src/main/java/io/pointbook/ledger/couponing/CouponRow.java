package io.pointbook.ledger.couponing;

import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponState;
import io.pointbook.ledger.coupon.CouponTerms;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of table {@code coupon}. */
record CouponRow(
        String couponId,
        String code,
        @Nullable String memberId,
        CouponState state,
        Benefit benefit,
        Instant validFrom,
        @Nullable Instant validUntil,
        String source,
        Instant issuedAt,
        @Nullable String reservationId,
        @Nullable Instant reservedUntil,
        @Nullable String redemptionId,
        @Nullable String receipt,
        @Nullable Instant redeemedAt) {

    private static final String SELECT = """
            select coupon_id, code, member_id, state, kind, basis_points, amount, currency, points, factor_percent, item_id,
                category, valid_from, valid_until, source, issued_at, reservation_id, reserved_until, redemption_id, receipt,
                redeemed_at
            from coupon where\s""";

    /** A coupon that is just being issued. */
    static CouponRow issued(String couponId, String code, @Nullable String memberId, CouponTerms terms, Instant now) {
        return new CouponRow(
                couponId,
                code,
                memberId,
                CouponState.ISSUED,
                terms.benefit(),
                terms.validFrom(),
                terms.validUntil(),
                terms.source(),
                now,
                null,
                null,
                null,
                null,
                null);
    }

    static @Nullable CouponRow ofId(Connection connection, String couponId) throws SQLException {
        return one(connection, "coupon_id = ?", couponId);
    }

    static @Nullable CouponRow ofCode(Connection connection, String code) throws SQLException {
        return one(connection, "code = ?", code);
    }

    private static @Nullable CouponRow one(Connection connection, String where, String key) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setString(1, key);
            try (var rows = query.executeQuery()) {
                return rows.next() ? from(rows) : null;
            }
        }
    }

    /** @param before the last coupon of the page before, by time of issue and id */
    static List<CouponRow> ofMember(
            Connection connection, String memberId, int limit, @Nullable Instant before, @Nullable String beforeId)
            throws SQLException {
        var after = before == null ? "" : " and (issued_at < ? or issued_at = ? and coupon_id > ?)";
        try (var query = connection.prepareStatement(
                SELECT + "member_id = ?" + after + " order by issued_at desc, coupon_id limit ?")) {
            int parameter = 1;
            query.setString(parameter++, memberId);
            if (before != null) {
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setString(parameter++, beforeId);
            }
            query.setInt(parameter, limit);
            var found = new ArrayList<CouponRow>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(from(rows));
                }
            }
            return found;
        }
    }

    private static CouponRow from(ResultSet row) throws SQLException {
        return new CouponRow(
                row.getString("coupon_id"),
                row.getString("code"),
                row.getString("member_id"),
                CouponState.valueOf(row.getString("state")),
                new Benefit(
                        BenefitKind.valueOf(row.getString("kind")),
                        row.getObject("basis_points", Long.class),
                        row.getObject("amount", Long.class),
                        row.getString("currency"),
                        row.getObject("points", Long.class),
                        row.getObject("factor_percent", Long.class),
                        row.getString("item_id"),
                        row.getString("category")),
                row.getTimestamp("valid_from").toInstant(),
                time(row, "valid_until"),
                row.getString("source"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("reservation_id"),
                time(row, "reserved_until"),
                row.getString("redemption_id"),
                row.getString("receipt"),
                time(row, "redeemed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** The state at a moment: what the clock has done counts, posted or not. */
    CouponState stateAt(Instant at) {
        return switch (state) {
            case RESERVED -> reservedUntil != null && at.isBefore(reservedUntil) ? state : freeAt(at);
            case ISSUED -> freeAt(at);
            case REDEEMED, EXPIRED, WITHDRAWN -> state;
        };
    }

    private CouponState freeAt(Instant at) {
        return validUntil != null && !at.isBefore(validUntil) ? CouponState.EXPIRED : CouponState.ISSUED;
    }
}
