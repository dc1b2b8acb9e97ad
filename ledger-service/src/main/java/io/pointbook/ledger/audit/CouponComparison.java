package io.pointbook.ledger.audit;

import io.pointbook.ledger.coupon.Coupon;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of coupons held against a replay, in both directions. */
final class CouponComparison {
    private static final int FETCHED_AT_ONCE = 2_000;

    private final Connection connection;
    private final CouponReplay replay;
    private final AuditReport report;

    CouponComparison(Connection connection, CouponReplay replay, AuditReport report) {
        this.connection = connection;
        this.replay = replay;
        this.report = report;
    }

    void run() throws SQLException {
        coupons();
        reuses();
    }

    private void coupons() throws SQLException {
        var seen = new HashSet<String>();
        try (var query = connection.prepareStatement("""
                select coupon_id, code, member_id, state, kind, source, reservation_id, redemption_id, receipt
                from coupon""")) {
            query.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    seen.add(id);
                    var coupon = replay.coupons().get(id);
                    if (coupon == null) {
                        report.differs("table coupon: " + id + " has no events");
                    } else {
                        coupon(coupon, rows);
                    }
                }
            }
        }
        missing("coupon", replay.coupons().keySet(), seen);
    }

    private void coupon(Coupon coupon, ResultSet row) throws SQLException {
        String name = "coupon " + coupon.couponId() + " ";
        var reservation = coupon.reservation();
        var use = coupon.redemption();
        compare(name + "code", coupon.code(), row.getString(2));
        compare(name + "member", coupon.memberId(), row.getString(3));
        compare(name + "state", coupon.state().name(), row.getString(4));
        compare(name + "kind", coupon.terms().benefit().kind().name(), row.getString(5));
        compare(name + "source", coupon.terms().source(), row.getString(6));
        compare(name + "reservation", reservation == null ? null : reservation.id(), row.getString(7));
        compare(name + "redemption", use == null ? null : use.id(), row.getString(8));
        compare(name + "receipt", use == null ? null : use.receipt(), row.getString(9));
    }

    private void reuses() throws SQLException {
        var seen = new HashSet<String>();
        try (var query = connection.prepareStatement("select event_id, receipt, redeemed_by from coupon_reuse")) {
            query.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    seen.add(id);
                    var reuse = replay.reuses().get(id);
                    if (reuse == null) {
                        report.differs("table coupon_reuse: " + id + " has no event");
                    } else {
                        compare("coupon reuse " + id + " receipt", reuse.receipt(), rows.getString(2));
                        compare("coupon reuse " + id + " redeemed by", reuse.redeemedBy(), rows.getString(3));
                    }
                }
            }
        }
        missing("coupon_reuse", replay.reuses().keySet(), seen);
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
}
