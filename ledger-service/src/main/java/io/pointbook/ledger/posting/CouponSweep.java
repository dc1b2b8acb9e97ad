package io.pointbook.ledger.posting;

import io.pointbook.ledger.coupon.CouponCommand.SettleCoupon;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the clock has done to coupons: reservations that ran out, coupons that expired. Reads are right without it. */
public final class CouponSweep {
    /** Coupons settled in one transaction. */
    static final int MOST_AT_ONCE = 500;

    private final AccountDesk desk;
    private final Clock clock;

    public CouponSweep(AccountDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** One round; answers how many coupons were due. When it is a full round there are probably more. */
    public int sweep() throws Exception {
        var now = clock.instant();
        return desk.transactor().run(transaction -> {
            var due = due(transaction.connection(), now);
            if (!due.isEmpty()) {
                var sitting = desk.sit(transaction);
                sitting.lock(List.of(), due);
                due.forEach(couponId -> sitting.coupons().tell(new SettleCoupon(couponId, now)));
            }
            return due.size();
        });
    }

    private static List<String> due(Connection connection, Instant now) throws SQLException {
        var coupons = new ArrayList<String>();
        try (var query = connection.prepareStatement("select coupon_id from coupon where next_due <= ? limit ?")) {
            query.setTimestamp(1, Timestamp.from(now));
            query.setInt(2, MOST_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    coupons.add(rows.getString(1));
                }
            }
        }
        return coupons;
    }
}
