package io.pointbook.ledger.couponing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that carried a coupon after another use. It gave nothing.
 *
 * @param memberId whose coupon it is
 * @param receipt that carried it again
 * @param usedBy whose card that receipt has
 * @param redeemedBy the receipt that has redeemed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CouponReuse",
        requiredProperties = {"reuseId", "couponId", "code", "receipt", "redeemedBy", "businessTime", "postedAt"})
record CouponReuse(
        String reuseId,
        String couponId,
        String code,
        @Nullable String memberId,
        String receipt,
        @Nullable String usedBy,
        String redeemedBy,
        Instant businessTime,
        Instant postedAt) {

    /** @param before the last one of the page before, by posting time and id */
    static List<CouponReuse> newest(
            Connection connection, int limit, @Nullable Instant before, @Nullable String beforeId) throws SQLException {
        var after = before == null ? "" : " where posted_at < ? or posted_at = ? and event_id > ?";
        try (var query = connection.prepareStatement("""
                select event_id, coupon_id, code, member_id, receipt, used_by, redeemed_by, business_time, posted_at
                from coupon_reuse""" + after + " order by posted_at desc, event_id limit ?")) {
            int parameter = 1;
            if (before != null) {
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setString(parameter++, beforeId);
            }
            query.setInt(parameter, limit);
            var found = new ArrayList<CouponReuse>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new CouponReuse(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getTimestamp(8).toInstant(),
                            row.getTimestamp(9).toInstant()));
                }
            }
            return found;
        }
    }
}
