package io.pointbook.notification.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Answered;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.runtime.secret.SealingKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members answered, in the tables. */
class MemberAnswersTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Answered ANNAS = new Answered(
            "household",
            1,
            NOW,
            "newsletter",
            "shop-7",
            Map.of("kids", 2L, "about", "Gluten kills me", "dog", true, "diet", List.of("vegan")));

    private final SubjectKeys keys = new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES]));
    private final MemberAnswers answers = new MemberAnswers(keys);
    private final Contacts contacts = new Contacts(keys);
    private DataSource database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = Tables.fresh();
        connection = database.getConnection();
        for (int version = 1; version <= 2; version++) {
            QuestionnaireRows.save(
                    connection, new Questionnaire("household", version, new Form(Map.of(), List.of()), "local", NOW));
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void the_latest_counts_and_the_same_again_changes_nothing() throws SQLException {
        answers.save(connection, "m-1", ANNAS);
        assertThat(answers.of(connection, "m-1")).containsExactly(ANNAS);

        var row = row();
        answers.save(connection, "m-1", ANNAS);
        answers.save(connection, "m-1", kids(1, NOW.minusSeconds(1)));
        assertThat(row()).isEqualTo(row);

        var later = kids(2, NOW.plusSeconds(1));
        answers.save(connection, "m-1", later);
        assertThat(answers.of(connection, "m-1")).containsExactly(later);
    }

    @Test
    void conditions_see_them_by_questionnaire_and_question_for_a_stretch_of_members() throws SQLException {
        answers.save(connection, "m-1", kids(1, NOW));
        answers.save(connection, "m-2", kids(1, NOW));
        answers.save(connection, "m-3", kids(1, NOW));

        var his = Map.<String, Object>of("household.kids", 1L);
        assertThat(answers.between(connection, "m-1", "m-2")).containsOnly(Map.entry("m-2", his));
        assertThat(answers.between(connection, "m-1", null)).containsOnlyKeys("m-2", "m-3");
    }

    @Test
    void no_row_says_what_he_answered_and_none_is_left_when_he_is_erased() throws SQLException {
        answers.save(connection, "m-1", ANNAS);
        for (var word : List.of("Gluten", "vegan", "kids", "newsletter", "shop-7")) {
            assertThat(row()).doesNotContain(word, HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
        }

        contacts.erase(connection, "m-1");
        assertThat(answers.of(connection, "m-1")).as("without his key").isEmpty();
        answers.forget(connection, "m-1");
        assertThat(row()).isEmpty();
    }

    @Test
    void nobody_erases_him_while_he_answers() throws SQLException {
        answers.save(connection, "m-1", kids(1, NOW));
        connection.setAutoCommit(false);
        answers.save(connection, "m-1", kids(1, NOW.plusSeconds(1)));

        try (Connection other = database.getConnection()) {
            other.createStatement().execute("set lock_timeout = '100ms'");
            assertThatThrownBy(() -> contacts.erase(other, "m-1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            connection.rollback();
            contacts.erase(other, "m-1");
        }
    }

    private static Answered kids(int version, Instant at) {
        return new Answered("household", version, at, "app", "local", Map.of("kids", (long) version));
    }

    /** All of the table, as text. */
    private String row() throws SQLException {
        try (var rows = connection
                .createStatement()
                .executeQuery("select coalesce(string_agg(a::text, ' '), '') from answer a")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
