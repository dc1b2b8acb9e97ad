package io.pointbook.notification.questionnaire;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the doors of questionnaires ask. */
public final class Questionnaires {
    static final int MOST = 50;

    private final Transactions transactions;

    public Questionnaires(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A version as it goes out. */
    @Schema(
            name = "Questionnaire",
            requiredProperties = {"questionnaireId", "version", "title", "questions", "actor", "savedAt"})
    record Answer(
            String questionnaireId,
            int version,
            Map<String, String> title,
            List<Question> questions,
            String actor,
            Instant savedAt) {
        static Answer of(Questionnaire one) {
            return new Answer(
                    one.questionnaireId(),
                    one.version(),
                    one.form().title(),
                    one.form().questions(),
                    one.actor(),
                    one.savedAt());
        }
    }

    /** A line of the list. @param version the latest */
    @Schema(
            name = "QuestionnaireLine",
            requiredProperties = {"questionnaireId", "version", "title", "savedAt"})
    record Line(String questionnaireId, int version, Map<String, String> title, Instant savedAt) {}

    /** All of them, by id. */
    @Schema(name = "Questionnaires", requiredProperties = "questionnaires")
    record All(List<Line> questionnaires) {}

    /** What was saved, and whether the questionnaire is new. */
    record Saved(Answer answer, boolean isNew) {}

    /** The same questions again save nothing. */
    Saved put(String id, QuestionnaireBody body, String actor) throws Exception {
        var questionnaireId = Requests.id(id, "questionnaireId");
        var form = QuestionnaireCheck.of(body);
        var now = transactions.now();
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var latest = QuestionnaireRows.latest(connection, questionnaireId);
            if (latest.isPresent() && latest.get().form().equals(form)) {
                return new Saved(Answer.of(latest.get()), false);
            }
            if (latest.isEmpty() && QuestionnaireRows.count(connection) >= MOST) {
                throw Requests.invalid(
                        "There are at most " + MOST + " questionnaires: give one that is there new" + " questions.");
            }
            var saved = new Questionnaire(
                    questionnaireId, latest.map(Questionnaire::version).orElse(0) + 1, form, actor, now);
            QuestionnaireRows.save(connection, saved);
            return new Saved(Answer.of(saved), latest.isEmpty());
        });
    }

    All all() throws Exception {
        var found = transactions.read(transaction -> QuestionnaireRows.all(transaction.connection()));
        return new All(found.stream()
                .map(one -> new Line(
                        one.questionnaireId(), one.version(), one.form().title(), one.savedAt()))
                .toList());
    }

    /** @param version absent: the latest */
    Answer get(String questionnaireId, @Nullable Integer version) throws Exception {
        return transactions.read(transaction -> Answer.of(find(transaction.connection(), questionnaireId, version)));
    }

    static Questionnaire find(Connection connection, String questionnaireId, @Nullable Integer version)
            throws SQLException {
        Optional<Questionnaire> found = version == null
                ? QuestionnaireRows.latest(connection, questionnaireId)
                : QuestionnaireRows.version(connection, questionnaireId, version);
        return found.orElseThrow(() -> unknown(questionnaireId, version));
    }

    private static Refused unknown(String questionnaireId, @Nullable Integer version) {
        return NotificationProblem.UNKNOWN_QUESTIONNAIRE.because(
                "There is no questionnaire '" + questionnaireId + "'"
                        + (version == null ? "" : " of version " + version)
                        + ": GET /questionnaires lists those that are there.",
                Map.of());
    }
}
