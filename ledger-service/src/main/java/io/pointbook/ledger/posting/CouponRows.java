package io.pointbook.ledger.posting;

import io.pointbook.ledger.coupon.Coupon;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables {@code coupon} and {@code coupon_reuse}. */
final class CouponRows {
    private final List<CouponEvent> events = new ArrayList<>();
    // Always in the same order, so that two transactions never wait for each other's rows in a circle.
    private final Map<String, Coupon> changed = new TreeMap<>();

    /** Takes note of events, and of the coupon as they left it. */
    void add(List<CouponEvent> happened, Coupon after) {
        events.addAll(happened);
        changed.put(after.couponId(), after);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    List<CouponEvent> events() {
        return events;
    }

    void write(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into coupon (coupon_id, code, member_id, state, kind, basis_points, amount, currency, points,
                    factor_percent, item_id, category, valid_from, valid_until, source, issued_at, reservation_id,
                    reserved_until, redemption_id, receipt, redeemed_at, next_due)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (coupon_id) do update set
                    state = excluded.state, reservation_id = excluded.reservation_id,
                    reserved_until = excluded.reserved_until, redemption_id = excluded.redemption_id,
                    receipt = excluded.receipt, redeemed_at = excluded.redeemed_at, next_due = excluded.next_due""")) {
            for (Coupon coupon : changed.values()) {
                new Row(upsert).coupon(coupon);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        for (CouponEvent event : events) {
            if (event instanceof CouponReused reused) {
                insert(connection, reused);
            }
        }
    }

    private static void insert(Connection connection, CouponReused event) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into coupon_reuse (event_id, coupon_id, code, member_id, receipt, used_by, redeemed_by,
                    business_time, posted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            new Row(insert)
                    .text(event.eventId())
                    .text(event.couponId())
                    .text(event.code())
                    .text(event.memberId())
                    .text(event.receipt())
                    .text(event.usedBy())
                    .text(event.redeemedBy())
                    .time(event.businessTime())
                    .time(event.postedAt());
            insert.executeUpdate();
        }
    }

    /** Binds parameters from left to right. */
    private static final class Row {
        private final PreparedStatement statement;
        private int last;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        void coupon(Coupon coupon) throws SQLException {
            var terms = coupon.terms();
            var benefit = terms.benefit();
            text(coupon.couponId())
                    .text(coupon.code())
                    .text(coupon.memberId())
                    .text(coupon.state().name());
            text(benefit.kind().name()).number(benefit.basisPoints()).number(benefit.amount());
            text(benefit.currency()).number(benefit.points()).number(benefit.factorPercent());
            text(benefit.itemId()).text(benefit.category());
            time(terms.validFrom())
                    .time(terms.validUntil())
                    .text(terms.source())
                    .time(coupon.issuedAt());
            var reservation = coupon.reservation();
            text(reservation == null ? null : reservation.id());
            time(reservation == null ? null : reservation.expiresAt());
            var use = coupon.redemption();
            text(use == null ? null : use.id());
            text(use == null ? null : use.receipt());
            time(use == null ? null : use.at());
            time(coupon.nextDue());
        }

        Row text(@Nullable String value) throws SQLException {
            statement.setString(++last, value);
            return this;
        }

        Row number(@Nullable Long value) throws SQLException {
            statement.setObject(++last, value, Types.BIGINT);
            return this;
        }

        Row time(@Nullable Instant value) throws SQLException {
            statement.setTimestamp(++last, value == null ? null : Timestamp.from(value));
            return this;
        }
    }
}
