package io.pointbook.rewards.catalogue;

import io.pointbook.runtime.http.Cursor;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rewards are looked for.
 *
 * @param now by which prices count
 * @param onOffer only those that can be had now; else inactive, past and future ones too
 * @param active the member's points by wallet, where one is named
 * @param from the last reward of the page before
 */
record Search(
        @Nullable RewardKind kind,
        @Nullable String text,
        Instant now,
        boolean onOffer,
        @Nullable Map<String, Long> active,
        Reach reach,
        @Nullable Cursor from) {

    /** What a member can get now, or soon. */
    enum Reach {
        ALL,
        /** He has the points for one piece. */
        AFFORDABLE,
        /** He lacks points, but has three quarters of the price. */
        CLOSE
    }

    private static final String PRICED = """
            (select reward.*, (select points from reward_price as due
                    where due.reward_id = reward.reward_id and valid_from <= ? order by valid_from desc limit 1) as price
                from reward) as reward""";
    private static final String POINTS = "coalesce((?::jsonb ->> (terms ->> 'wallet'))::bigint, 0)";

    String sql(String columns) {
        var conditions = new ArrayList<>(List.of("true"));
        if (kind != null) {
            conditions.add("kind = ?");
        }
        if (text != null) {
            conditions.add("position(? in search) > 0");
        }
        if (onOffer) {
            conditions.add("state = 'ACTIVE' and (valid_from is null or valid_from <= ?)"
                    + " and (valid_until is null or valid_until > ?)");
        }
        switch (reach) {
            case ALL -> {}
            case AFFORDABLE -> conditions.add("price <= " + POINTS);
            case CLOSE -> conditions.add("price > " + POINTS + " and price / 4.0 * 3 <= " + POINTS);
        }
        if (from != null) {
            conditions.add("(price, reward_id) > (?, ?)");
        }
        return "select " + columns + " from " + PRICED + " where " + String.join(" and ", conditions)
                + " order by price, reward_id limit ?";
    }

    void fill(PreparedStatement query, int limit) throws SQLException {
        var at = Objects.requireNonNull(RewardRows.time(now));
        var values = new ArrayList<Object>(List.of(at));
        if (kind != null) {
            values.add(kind.name());
        }
        if (text != null) {
            values.add(text.toLowerCase(Locale.ROOT));
        }
        if (onOffer) {
            values.addAll(List.of(at, at));
        }
        switch (reach) {
            case ALL -> {}
            case AFFORDABLE -> values.add(wallets());
            case CLOSE -> values.addAll(List.of(wallets(), wallets()));
        }
        if (from != null) {
            values.addAll(List.of(from.number(0), from.parts().get(1)));
        }
        values.add(limit);
        for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }

    /** The points as JSON; names of wallets have no quotes in them. */
    private String wallets() {
        return active == null
                ? "{}"
                : active.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
