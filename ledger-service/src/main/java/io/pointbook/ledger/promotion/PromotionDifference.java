package io.pointbook.ledger.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.RuleUse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A discount that a till gave otherwise than its rule would have, or did not give.
 *
 * @param receipt whose lines carry it, or should
 * @param memberId whose account the receipt is on; absent: no card was shown
 * @param rule as the till named it: programme id + "/" + rule id
 * @param version of the programme that was in force at the receipt's time
 * @param limit OVER_LIMIT: the limit
 * @param amount that the till took off, minor units
 * @param expected that the rule would have taken off
 * @param offline the till had no connection
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PromotionDifference",
        requiredProperties = {
            "differenceId",
            "receipt",
            "rule",
            "version",
            "difference",
            "currency",
            "amount",
            "expected",
            "offline",
            "businessTime",
            "postedAt"
        })
record PromotionDifference(
        String differenceId,
        String receipt,
        @Nullable String memberId,
        String rule,
        int version,
        RuleUse.Difference difference,
        @Nullable String limit,
        String currency,
        long amount,
        long expected,
        boolean offline,
        Instant businessTime,
        Instant postedAt) {

    /** @param before the last one of the page before, by posting time and id */
    static List<PromotionDifference> newest(
            Connection connection, int limit, @Nullable Instant before, @Nullable String beforeId) throws SQLException {
        var after = before == null ? "" : " where posted_at < ? or posted_at = ? and difference_id > ?";
        try (var query = connection.prepareStatement("""
                select difference_id, receipt, member_id, rule, version, difference, limited_by, currency, amount,
                    expected, offline, business_time, posted_at
                from promotion_difference""" + after + " order by posted_at desc, difference_id limit ?")) {
            int parameter = 1;
            if (before != null) {
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setTimestamp(parameter++, Timestamp.from(before));
                query.setString(parameter++, beforeId);
            }
            query.setInt(parameter, limit);
            var found = new ArrayList<PromotionDifference>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(of(rows));
                }
            }
            return found;
        }
    }

    private static PromotionDifference of(ResultSet row) throws SQLException {
        return new PromotionDifference(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                RuleUse.Difference.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getBoolean(11),
                row.getTimestamp(12).toInstant(),
                row.getTimestamp(13).toInstant());
    }
}
