package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code participation}: what a campaign made of a member on an occasion, once. */
final class Participations {
    private Participations() {}

    /** Which one it is. */
    record Key(String campaignId, String memberId, String occasionId) {}

    /** One whose coupon is not issued yet. */
    record Waiting(Key key, String arm, Ask ask) {}

    /** What the ledger is asked for, the same at each attempt. */
    record Ask(String couponId, Benefit benefit, Instant until) {}

    /** What was made of it before the first message is written. */
    sealed interface Outcome {
        record HeldOut() implements Outcome {}

        /** @param missing the variable, of VALUE_MISSING */
        record Skipped(
                SkipReason reason,
                @Nullable String arm,
                @Nullable String missing) implements Outcome {}

        record OfferWaits(String arm, Ask ask) implements Outcome {}

        record Planned(String arm, int messages) implements Outcome {}
    }

    /** Whether it was decided before. */
    static boolean exists(Connection connection, Key key) throws SQLException {
        try (var select = connection.prepareStatement(
                "select 1 from participation where campaign_id = ?" + " and member_id = ? and occasion_id = ?")) {
            key(select, 1, key);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Writes down what was decided. */
    static void insert(Connection connection, Key key, Outcome outcome, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into participation (campaign_id, member_id, occasion_id, state, arm, reason, missing, messages,
                    at, coupon_id, coupon_benefit, coupon_until, next_try_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")) {
            key(insert, 1, key);
            insert.setString(4, state(outcome));
            insert.setString(5, arm(outcome));
            insert.setString(
                    6,
                    outcome instanceof Outcome.Skipped skipped
                            ? skipped.reason().name()
                            : null);
            insert.setString(7, outcome instanceof Outcome.Skipped skipped ? skipped.missing() : null);
            insert.setInt(8, outcome instanceof Outcome.Planned planned ? planned.messages() : 0);
            insert.setObject(9, CampaignRows.utc(now));
            var ask = outcome instanceof Outcome.OfferWaits waits ? waits.ask() : null;
            insert.setString(10, ask == null ? null : ask.couponId());
            insert.setString(11, ask == null ? null : CampaignRows.json(ask.benefit()));
            insert.setObject(12, ask == null ? null : CampaignRows.utc(ask.until()));
            insert.setObject(13, ask == null ? null : CampaignRows.utc(now));
            insert.executeUpdate();
        }
    }

    /** The offer does not wait any more. */
    static void decide(Connection connection, Key key, Outcome outcome, @Nullable String couponCode)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update participation set state = ?, arm = ?, reason = ?, missing = ?, messages = ?, next_try_at = null,
                    coupon_code = ?
                where campaign_id = ? and member_id = ? and occasion_id = ? and state = 'OFFER_WAITS'""")) {
            update.setString(1, state(outcome));
            update.setString(2, arm(outcome));
            update.setString(
                    3,
                    outcome instanceof Outcome.Skipped skipped
                            ? skipped.reason().name()
                            : null);
            update.setString(4, outcome instanceof Outcome.Skipped skipped ? skipped.missing() : null);
            update.setInt(5, outcome instanceof Outcome.Planned planned ? planned.messages() : 0);
            update.setString(6, couponCode);
            key(update, 7, key);
            update.executeUpdate();
        }
    }

    /** Those whose coupon is to be asked for now, the longest due first. Stopped campaigns ask for nothing. */
    static List<Waiting> due(Connection connection, Instant now, int limit) throws SQLException {
        try (var select = connection.prepareStatement("""
                select campaign_id, member_id, occasion_id, arm, coupon_id, coupon_benefit, coupon_until
                from participation
                join campaign using (campaign_id)
                where participation.state = 'OFFER_WAITS' and next_try_at <= ? and campaign.state in ('ACTIVE', 'DONE')
                order by next_try_at limit ?""")) {
            select.setObject(1, CampaignRows.utc(now));
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (rows.next()) {
                    waiting.add(new Waiting(
                            new Key(rows.getString(1), rows.getString(2), rows.getString(3)),
                            rows.getString(4),
                            new Ask(
                                    rows.getString(5),
                                    CampaignRows.read(rows.getString(6), Benefit.class),
                                    CampaignRows.at(rows, 7))));
                }
                return waiting;
            }
        }
    }

    /** Whether it waits still; nobody else decides it until the transaction ends. */
    static boolean lockWaiting(Connection connection, Key key) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from participation where campaign_id = ?"
                + " and member_id = ? and occasion_id = ? and state = 'OFFER_WAITS' for update")) {
            key(select, 1, key);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The ledger is away: ask again later. */
    static void retryAt(Connection connection, Key key, Instant at) throws SQLException {
        try (var update = connection.prepareStatement("update participation set next_try_at = ?"
                + " where campaign_id = ? and member_id = ? and occasion_id = ? and state = 'OFFER_WAITS'")) {
            update.setObject(1, CampaignRows.utc(at));
            key(update, 2, key);
            update.executeUpdate();
        }
    }

    /** How often the campaign has spoken, or held back, to a member since. */
    static int since(Connection connection, String campaignId, String memberId, Instant since) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from participation where campaign_id = ?"
                + " and member_id = ? and at > ? and state <> 'SKIPPED'")) {
            select.setString(1, campaignId);
            select.setString(2, memberId);
            select.setObject(3, CampaignRows.utc(since));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Members by state, arm, reason and missing variable. */
    static List<CampaignAnswer.Count> counts(Connection connection, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement("""
                select state, arm, reason, missing, count(*), sum(messages) from participation where campaign_id = ?
                group by state, arm, reason, missing order by 1, 2, 3, 4""")) {
            select.setString(1, campaignId);
            try (var rows = select.executeQuery()) {
                var counts = new ArrayList<CampaignAnswer.Count>();
                while (rows.next()) {
                    counts.add(new CampaignAnswer.Count(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getLong(5),
                            rows.getLong(6)));
                }
                return counts;
            }
        }
    }

    private static void key(PreparedStatement statement, int first, Key key) throws SQLException {
        statement.setString(first, key.campaignId());
        statement.setString(first + 1, key.memberId());
        statement.setString(first + 2, key.occasionId());
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.HeldOut _ -> "HELD_OUT";
            case Outcome.Skipped _ -> "SKIPPED";
            case Outcome.OfferWaits _ -> "OFFER_WAITS";
            case Outcome.Planned _ -> "PLANNED";
        };
    }

    private static @Nullable String arm(Outcome outcome) {
        return switch (outcome) {
            case Outcome.HeldOut _ -> Arms.HOLDOUT;
            case Outcome.Skipped skipped -> skipped.arm();
            case Outcome.OfferWaits waits -> waits.arm();
            case Outcome.Planned planned -> planned.arm();
        };
    }
}
