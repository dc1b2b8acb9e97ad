package io.pointbook.rewards.prize;

import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.prize.PrizeStatement.Prize;
import io.pointbook.rewards.prize.PrizeStatement.Total;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of table {@code redemption} was handed over and is worth money. */
final class PrizeRows {
    private static final String PRIZES = " from redemption where state = 'FULFILLED' and value_amount is not null"
            + " and fulfilled_at >= ? and fulfilled_at < ?";
    private static final String TOTALS = """
            select member_id, coalesce(tax_class, '') as class, coalesce(member_kind, '') as his_kind, value_currency,
                count(*), sum(quantity), max(value_amount), sum(value_amount),
                coalesce(sum(cash_amount) filter (where cash_currency = value_currency), 0)
            """ + PRIZES;
    private static final String GROUPS = " group by member_id, class, his_kind, value_currency";

    private PrizeRows() {}

    /** From when to when; the end is exclusive. */
    record Span(Instant from, Instant until) {
        void fill(PreparedStatement query) throws SQLException {
            query.setObject(1, from.atOffset(ZoneOffset.UTC));
            query.setObject(2, until.atOffset(ZoneOffset.UTC));
        }
    }

    /** A member's totals, by class, kind and currency. */
    static List<Total> totals(Connection connection, String memberId, Span span) throws SQLException {
        try (var query = connection.prepareStatement(
                TOTALS + " and member_id = ?" + GROUPS + " order by class, his_kind, value_currency")) {
            span.fill(query);
            query.setString(3, memberId);
            return totals(query);
        }
    }

    /** Everybody's totals, after one of them. */
    static List<Total> totals(Connection connection, Span span, @Nullable Total after, int limit) throws SQLException {
        var more = after == null
                ? ""
                : " having (member_id, coalesce(tax_class, ''), coalesce(member_kind, ''), value_currency) > (?, ?, ?, ?)";
        try (var query = connection.prepareStatement(
                TOTALS + GROUPS + more + " order by member_id, class, his_kind, value_currency limit ?")) {
            span.fill(query);
            int next = 3;
            if (after != null) {
                query.setString(next++, after.memberId());
                query.setString(next++, after.taxClass() == null ? "" : after.taxClass());
                query.setString(next++, after.memberKind() == null ? "" : after.memberKind());
                query.setString(next++, after.currency());
            }
            query.setInt(next, limit);
            return totals(query);
        }
    }

    private static List<Total> totals(PreparedStatement query) throws SQLException {
        var totals = new ArrayList<Total>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                totals.add(new Total(
                        rows.getString(1),
                        named(rows.getString(2)),
                        named(rows.getString(3)),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8),
                        rows.getLong(9)));
            }
        }
        return totals;
    }

    private static @Nullable String named(String name) {
        return name.isEmpty() ? null : name;
    }

    /** A member's prizes, the latest first. */
    static List<Prize> prizes(
            Connection connection,
            String memberId,
            Span span,
            int limit,
            @Nullable Instant before,
            @Nullable String beforeId)
            throws SQLException {
        try (var query = connection.prepareStatement("select redemption_id, reward_id, quantity, points, value_amount,"
                + " value_currency, cash_amount, cash_currency, tax_class, member_kind, fulfilled_at" + PRIZES
                + " and member_id = ? and (?::timestamptz is null or (fulfilled_at, redemption_id) < (?, ?))"
                + " order by fulfilled_at desc, redemption_id desc limit ?")) {
            var from = before == null ? null : before.atOffset(ZoneOffset.UTC);
            span.fill(query);
            query.setString(3, memberId);
            query.setObject(4, from);
            query.setObject(5, from);
            query.setString(6, beforeId);
            query.setInt(7, limit);
            var prizes = new ArrayList<Prize>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    prizes.add(prize(rows));
                }
            }
            return prizes;
        }
    }

    private static Prize prize(ResultSet rows) throws SQLException {
        var cash = rows.getString(8);
        return new Prize(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getLong(4),
                new Money(rows.getLong(5), rows.getString(6)),
                cash == null ? null : new Money(rows.getLong(7), cash),
                rows.getString(9),
                rows.getString(10),
                rows.getObject(11, OffsetDateTime.class).toInstant());
    }
}
