package io.pointbook.notification.occasion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The occasions that were found. Who notes one a second time changes nothing. */
public final class Occasions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private Occasions() {}

    /** One that was noted, and its place in the order of noting. */
    public record Noted(long position, Occasion occasion) {}

    /** Writes down those that are new, with the transaction of the connection. */
    public static void note(Connection connection, Collection<Occasion> found, Instant now) throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into occasion (kind, member_id, occasion_id, at, noted_at, facts)
                values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing""")) {
            for (Occasion occasion : found) {
                insert.setString(1, occasion.kind().name());
                insert.setString(2, occasion.memberId());
                insert.setString(3, occasion.occasionId());
                insert.setObject(4, occasion.at().atOffset(ZoneOffset.UTC));
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.setString(6, text(occasion.facts()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those after a position, in the order of noting. Transactions that end late may fill places before it. */
    public static List<Noted> after(Connection connection, long position, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select position, kind, member_id, occasion_id, at, facts from occasion
                where position > ? order by position limit ?""")) {
            select.setLong(1, position);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Noted> noted = new ArrayList<>();
                while (row.next()) {
                    noted.add(new Noted(
                            row.getLong(1),
                            new Occasion(
                                    OccasionKind.valueOf(row.getString(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, OffsetDateTime.class).toInstant(),
                                    facts(row.getString(6)))));
                }
                return noted;
            }
        }
    }

    private static String text(Map<String, Object> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("facts are numbers and words", impossible);
        }
    }

    static Map<String, Object> facts(String text) {
        try {
            return JSON.readValue(text, FACTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the facts of an occasion cannot be read", broken);
        }
    }
}
