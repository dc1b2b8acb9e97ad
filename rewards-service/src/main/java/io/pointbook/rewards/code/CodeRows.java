package io.pointbook.rewards.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.http.DoorJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Tables {@code code_key}, {@code code_series}, {@code code} and {@code code_claim}. */
final class CodeRows {
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());
    private static final String SERIES = """
            select series_id, series.number, kind, count, issued, terms, shared.code from code_series as series
            left join code as shared on shared.series = series.number and shared.number = 0
            """;

    private CodeRows() {}

    /** The installation's key; drawn the first time. */
    static byte[] key(Connection connection) throws SQLException {
        var drawn = new byte[CodeMaker.KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        try (var insert = connection.prepareStatement(
                "insert into code_key (key) values (?) on conflict (only_one) do update set only_one = true returning key")) {
            insert.setBytes(1, drawn);
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    static @Nullable CodeSeries find(Connection connection, String seriesId) throws SQLException {
        try (var query = connection.prepareStatement(SERIES + " where series_id = ?")) {
            query.setString(1, seriesId);
            return one(query);
        }
    }

    /** The series, locked: until the transaction ends nobody else issues its codes. */
    static @Nullable CodeSeries lock(Connection connection, String seriesId) throws SQLException {
        try (var query = connection.prepareStatement(SERIES + " where series_id = ? for update of series")) {
            query.setString(1, seriesId);
            return one(query);
        }
    }

    /** The series of a code. */
    static @Nullable CodeSeries ofCode(Connection connection, String code) throws SQLException {
        try (var query = connection.prepareStatement(
                SERIES + " where series.number = (select series from code where code = ?)")) {
            query.setString(1, code);
            return one(query);
        }
    }

    private static @Nullable CodeSeries one(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            var terms = terms(rows.getString(6));
            return new CodeSeries(
                    rows.getString(1),
                    rows.getInt(2),
                    CodeSeries.Kind.valueOf(rows.getString(3)),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getString(7),
                    terms.coupon(),
                    terms.validUntil());
        }
    }

    /** A new series; false: there is one already. */
    static boolean insert(Connection connection, String seriesId, SeriesBody body, String actor, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into code_series (series_id, kind, count, issued, terms, actor, created_at)
                values (?, ?, ?, 0, ?::jsonb, ?, ?) on conflict (series_id) do nothing""")) {
            insert.setString(1, seriesId);
            insert.setString(2, String.valueOf(body.kind()));
            insert.setObject(3, body.count());
            insert.setString(4, json(body.terms()));
            insert.setString(5, actor);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Raises how many there are to be. */
    static void raise(Connection connection, String seriesId, long count) throws SQLException {
        try (var update = connection.prepareStatement("update code_series set count = ? where series_id = ?")) {
            update.setLong(1, count);
            update.setString(2, seriesId);
            update.executeUpdate();
        }
    }

    /** Codes from one number on, in one COPY. */
    static void copy(Connection connection, CodeSeries series, List<String> codes) throws SQLException {
        var text = new StringBuilder();
        long number = series.issued();
        for (var code : codes) {
            number++;
            text.append(code)
                    .append('\t')
                    .append(series.number())
                    .append('\t')
                    .append(number)
                    .append('\n');
        }
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy code (code, series, number) from stdin");
        var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
        try (var update = connection.prepareStatement("update code_series set issued = ? where series_id = ?")) {
            update.setLong(1, number);
            update.setString(2, series.seriesId());
            update.executeUpdate();
        }
    }

    /** The one code of a shared series; false: another series has it. */
    static boolean share(Connection connection, CodeSeries series, String code) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into code (code, series, number) values (?, ?, 0) on conflict (code) do nothing")) {
            insert.setString(1, code);
            insert.setInt(2, series.number());
            return insert.executeUpdate() == 1;
        }
    }

    /** A code and its place in its series. */
    record Numbered(long number, String code) {}

    /** Codes of a series in their order, after one of them. */
    static List<Numbered> codes(Connection connection, int series, @Nullable Numbered after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(
                "select number, code from code where series = ? and number > ? order by number limit ?")) {
            query.setInt(1, series);
            query.setLong(2, after == null ? -1 : after.number());
            query.setInt(3, limit);
            var codes = new ArrayList<Numbered>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    codes.add(new Numbered(rows.getLong(1), rows.getString(2)));
                }
            }
            return codes;
        }
    }

    static @Nullable Claim claim(Connection connection, String claimId) throws SQLException {
        try (var query = connection.prepareStatement(
                "select claim_id, code, member_id, coupon_code from code_claim where claim_id = ?")) {
            query.setString(1, claimId);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? new Claim(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4))
                        : null;
            }
        }
    }

    static Instant claimedAt(Connection connection, String claimId) throws SQLException {
        try (var query = connection.prepareStatement("select claimed_at from code_claim where claim_id = ?")) {
            query.setString(1, claimId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** Writes a claim down; false: the id, or what it would use up, is used already. */
    static boolean insert(Connection connection, Claim claim, String once, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into code_claim (claim_id, code, member_id, once, coupon_id, claimed_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, claim.claimId());
            insert.setString(2, claim.code());
            insert.setString(3, claim.memberId());
            insert.setString(4, once);
            insert.setString(5, couponId(once));
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** What the coupon of a claim is called at the ledger. */
    static String couponId(String once) {
        return "code:" + once;
    }

    /** Counts one more claim of a shared code; false: there were as many as there may be. */
    static boolean count(Connection connection, String seriesId) throws SQLException {
        try (var update = connection.prepareStatement(
                "update code_series set issued = issued + 1 where series_id = ? and issued < count")) {
            update.setString(1, seriesId);
            return update.executeUpdate() == 1;
        }
    }

    static void issued(Connection connection, String claimId, String couponCode) throws SQLException {
        try (var update = connection.prepareStatement("update code_claim set coupon_code = ? where claim_id = ?")) {
            update.setString(1, couponCode);
            update.setString(2, claimId);
            update.executeUpdate();
        }
    }

    private static SeriesTerms terms(String json) {
        try {
            return JSON.readValue(json, SeriesTerms.class);
        } catch (IOException damaged) {
            throw new IllegalStateException("a stored series cannot be read", damaged);
        }
    }

    private static String json(SeriesTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }
}
