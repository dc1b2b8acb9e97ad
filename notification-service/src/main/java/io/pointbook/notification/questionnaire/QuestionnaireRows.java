package io.pointbook.notification.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of questionnaires and their versions. */
final class QuestionnaireRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSIONS = """
            select v.questionnaire_id, v.version, v.form, v.actor, v.saved_at
            from questionnaire q join questionnaire_version v on v.questionnaire_id = q.questionnaire_id
            """;

    private QuestionnaireRows() {}

    static Optional<Questionnaire> latest(Connection connection, String id) throws SQLException {
        try (var select =
                connection.prepareStatement(VERSIONS + " where q.questionnaire_id = ? and v.version = q.version")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    static Optional<Questionnaire> version(Connection connection, String id, int version) throws SQLException {
        try (var select = connection.prepareStatement(VERSIONS + " where q.questionnaire_id = ? and v.version = ?")) {
            select.setString(1, id);
            select.setInt(2, version);
            return read(select).stream().findFirst();
        }
    }

    /** The latest version of each, by id. */
    static List<Questionnaire> all(Connection connection) throws SQLException {
        try (var select =
                connection.prepareStatement(VERSIONS + " where v.version = q.version order by q.questionnaire_id")) {
            return read(select);
        }
    }

    static int count(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from questionnaire");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    static void save(Connection connection, Questionnaire questionnaire) throws SQLException {
        try (var latest = connection.prepareStatement("""
                        insert into questionnaire (questionnaire_id, version) values (?, ?)
                        on conflict (questionnaire_id) do update set version = excluded.version""");
                var version = connection.prepareStatement("""
                        insert into questionnaire_version (questionnaire_id, version, form, actor, saved_at)
                        values (?, ?, ?::jsonb, ?, ?)""")) {
            latest.setString(1, questionnaire.questionnaireId());
            latest.setInt(2, questionnaire.version());
            latest.executeUpdate();
            version.setString(1, questionnaire.questionnaireId());
            version.setInt(2, questionnaire.version());
            version.setString(3, JSON.writeValueAsString(questionnaire.form()));
            version.setString(4, questionnaire.actor());
            version.setObject(5, questionnaire.savedAt().atOffset(ZoneOffset.UTC));
            version.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a questionnaire cannot be written", impossible);
        }
    }

    private static List<Questionnaire> read(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var found = new ArrayList<Questionnaire>();
            while (row.next()) {
                found.add(new Questionnaire(
                        row.getString(1),
                        row.getInt(2),
                        JSON.readValue(row.getString(3), Form.class),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
            return found;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a questionnaire of ours cannot be read", broken);
        }
    }
}
