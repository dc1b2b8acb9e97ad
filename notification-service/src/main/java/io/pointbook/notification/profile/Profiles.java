package io.pointbook.notification.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pointbook.notification.profile.Profile.Coupon;
import io.pointbook.notification.profile.Profile.NearestReward;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of members, from the live generation. */
public final class Profiles {
    /** Coupons of one member that are listed, those that end first. */
    static final int MOST_COUPONS = 50;

    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private Profiles() {}

    /** Nothing where no topic has named the member. */
    public static @Nullable Profile find(Connection connection, String memberId, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(MemberRow.SELECT + " where m.member_id = ?")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                return row.next() ? whole(connection, MemberRow.read(row, now), now) : null;
            }
        }
    }

    private static Profile whole(Connection connection, Profile profile, Instant now) throws SQLException {
        return new Profile(
                profile.memberId(),
                profile.wallets(),
                profile.tier(),
                profile.expiring(),
                nearestReward(connection, profile),
                profile.favouriteItems(),
                profile.favouriteCategories(),
                profile.usualStore(),
                profile.usualWeekday(),
                profile.usualHour(),
                profile.purchases(),
                profile.scores(),
                coupons(connection, profile.memberId(), now),
                LastContacts.of(connection, profile.memberId()));
    }

    private static @Nullable NearestReward nearestReward(Connection connection, Profile profile) throws SQLException {
        NearestReward nearest = null;
        try (var select = connection.prepareStatement("""
                select distinct on (wallet) reward_id, wallet, points, name, names from reward_on_offer
                where wallet = ? and points > ? order by wallet, points, reward_id""")) {
            for (var wallet : profile.wallets().entrySet()) {
                select.setString(1, wallet.getKey());
                select.setLong(2, wallet.getValue().active());
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        long points = row.getLong(3);
                        long missing = points - wallet.getValue().active();
                        if (nearest == null || missing < nearest.missing()) {
                            nearest = new NearestReward(
                                    row.getString(1),
                                    row.getString(2),
                                    points,
                                    missing,
                                    row.getString(4),
                                    Json.read(row.getString(5), NAMES));
                        }
                    }
                }
            }
        }
        return nearest;
    }

    private static List<Coupon> coupons(Connection connection, String memberId, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                select coupon_id, code, benefit, item_id, category, source, valid_from, valid_until from profile.coupon
                where member_id = ? and state = 'OPEN' and benefit is not null and (valid_until is null or valid_until > ?)
                order by valid_until nulls last, coupon_id limit ?""")) {
            select.setString(1, memberId);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            select.setInt(3, MOST_COUPONS);
            try (var row = select.executeQuery()) {
                var coupons = new ArrayList<Coupon>();
                while (row.next()) {
                    coupons.add(new Coupon(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            Objects.requireNonNullElse(PurchaseRows.instant(row, 7), Instant.EPOCH),
                            PurchaseRows.instant(row, 8)));
                }
                return coupons;
            }
        }
    }
}
