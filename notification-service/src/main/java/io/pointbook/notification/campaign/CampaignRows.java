package io.pointbook.notification.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.http.DoorJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables {@code campaign}, {@code campaign_version} and {@code campaign_step}. */
final class CampaignRows {
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());

    private static final String SELECT = """
            select campaign_id, version, state, terms, author, started_by, approved_by, next_run_at, secret, messages,
                money, created_at, changed_at from campaign""";

    private CampaignRows() {}

    static boolean insert(Connection connection, Campaign campaign) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into campaign (campaign_id, version, state, terms, author, occasion_kind, secret, created_at,
                    changed_at) values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, campaign.campaignId());
            insert.setInt(2, campaign.version());
            insert.setString(3, campaign.state().name());
            insert.setString(4, json(campaign.terms()));
            insert.setString(5, campaign.author());
            insert.setString(6, occasionKind(campaign.terms()));
            insert.setBytes(7, campaign.secret());
            insert.setObject(8, utc(campaign.createdAt()));
            insert.setObject(9, utc(campaign.changedAt()));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        version(connection, campaign);
        step(connection, campaign, campaign.author());
        return true;
    }

    /** Writes what may change; the row is locked. */
    static void update(Connection connection, Campaign campaign, String actor) throws SQLException {
        try (var update = connection.prepareStatement("""
                update campaign set version = ?, state = ?, terms = ?::jsonb, author = ?, started_by = ?,
                    approved_by = ?, occasion_kind = ?, next_run_at = ?, changed_at = ? where campaign_id = ?""")) {
            update.setInt(1, campaign.version());
            update.setString(2, campaign.state().name());
            update.setString(3, json(campaign.terms()));
            update.setString(4, campaign.author());
            update.setString(5, campaign.startedBy());
            update.setString(6, campaign.approvedBy());
            update.setString(7, occasionKind(campaign.terms()));
            update.setObject(8, utc(campaign.nextRunAt()));
            update.setObject(9, utc(campaign.changedAt()));
            update.setString(10, campaign.campaignId());
            update.executeUpdate();
        }
        step(connection, campaign, actor);
    }

    /** Keeps a wording. */
    static void version(Connection connection, Campaign campaign) throws SQLException {
        try (var insert = connection.prepareStatement("insert into campaign_version (campaign_id, version, terms,"
                + " author, at) values (?, ?, ?::jsonb, ?, ?)")) {
            insert.setString(1, campaign.campaignId());
            insert.setInt(2, campaign.version());
            insert.setString(3, json(campaign.terms()));
            insert.setString(4, campaign.author());
            insert.setObject(5, utc(campaign.changedAt()));
            insert.executeUpdate();
        }
    }

    private static void step(Connection connection, Campaign campaign, String actor) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into campaign_step (campaign_id, at, actor, version, state) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, campaign.campaignId());
            insert.setObject(2, utc(campaign.changedAt()));
            insert.setString(3, actor);
            insert.setInt(4, campaign.version());
            insert.setString(5, campaign.state().name());
            insert.executeUpdate();
        }
    }

    /** Counts what was planned; the row is locked. */
    static void spend(Connection connection, String campaignId, long messages, long money) throws SQLException {
        try (var update = connection.prepareStatement(
                "update campaign set messages = messages + ?, money = money + ? where campaign_id = ?")) {
            update.setLong(1, messages);
            update.setLong(2, money);
            update.setString(3, campaignId);
            update.executeUpdate();
        }
    }

    static @Nullable Campaign find(Connection connection, String campaignId) throws SQLException {
        return one(connection, " where campaign_id = ?", campaignId);
    }

    /** The row, which nobody else changes until the transaction ends. */
    static @Nullable Campaign lock(Connection connection, String campaignId) throws SQLException {
        return one(connection, " where campaign_id = ? for update", campaignId);
    }

    private static @Nullable Campaign one(Connection connection, String which, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + which)) {
            select.setString(1, campaignId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? row(rows) : null;
            }
        }
    }

    /** By id, after one of them. */
    static List<Campaign> page(Connection connection, @Nullable CampaignState state, String after, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(
                SELECT + " where campaign_id > ? and (?::text is null or state = ?) order by campaign_id limit ?")) {
            select.setString(1, after);
            select.setString(2, state == null ? null : state.name());
            select.setString(3, state == null ? null : state.name());
            select.setInt(4, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Campaign>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    /** One wording, or nothing. */
    static @Nullable CampaignTerms terms(Connection connection, String campaignId, int version) throws SQLException {
        try (var select = connection.prepareStatement(
                "select terms from campaign_version where campaign_id = ? and version = ?")) {
            select.setString(1, campaignId);
            select.setInt(2, version);
            try (var rows = select.executeQuery()) {
                return rows.next() ? terms(rows.getString(1)) : null;
            }
        }
    }

    /** What people did with it, the newest first. */
    static List<CampaignAnswer.Step> steps(Connection connection, String campaignId, int limit) throws SQLException {
        try (var select = connection.prepareStatement("select at, actor, version, state from campaign_step"
                + " where campaign_id = ? order by position desc limit ?")) {
            select.setString(1, campaignId);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var steps = new ArrayList<CampaignAnswer.Step>();
                while (rows.next()) {
                    steps.add(new CampaignAnswer.Step(
                            at(rows, 1), rows.getString(2), rows.getInt(3), CampaignState.valueOf(rows.getString(4))));
                }
                return steps;
            }
        }
    }

    private static Campaign row(ResultSet rows) throws SQLException {
        return new Campaign(
                rows.getString(1),
                rows.getInt(2),
                CampaignState.valueOf(rows.getString(3)),
                terms(rows.getString(4)),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                atOrNull(rows, 8),
                rows.getBytes(9),
                rows.getLong(10),
                rows.getLong(11),
                at(rows, 12),
                at(rows, 13));
    }

    private static @Nullable String occasionKind(CampaignTerms terms) {
        var kind = terms.trigger().occasion();
        return kind == null ? null : kind.name();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }

    private static CampaignTerms terms(String json) {
        return read(json, CampaignTerms.class);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was stored of a campaign cannot be read", broken);
        }
    }

    static Instant at(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant atOrNull(ResultSet rows, int column) throws SQLException {
        var at = rows.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
