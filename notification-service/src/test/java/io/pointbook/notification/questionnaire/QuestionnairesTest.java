package io.pointbook.notification.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.notification.Tables;
import io.pointbook.notification.questionnaire.QuestionnaireBody.Asked;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionnairesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final Questionnaires questionnaires =
            new Questionnaires(new Transactions(new Transactor(Tables.fresh()), Clock.fixed(NOW, ZoneOffset.UTC)));

    @Test
    void there_are_fifty_and_no_more_but_those_that_are_there_can_be_changed() throws Exception {
        for (int i = 1; i <= Questionnaires.MOST; i++) {
            questionnaires.put("q-" + i, asking("kids"), "local");
        }

        assertThatThrownBy(() -> questionnaires.put("q-51", asking("kids"), "local"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at most 50 questionnaires");
        assertThat(questionnaires.put("q-1", asking("pets"), "local").answer().version())
                .isEqualTo(2);
        assertThat(questionnaires.all().questionnaires()).hasSize(Questionnaires.MOST);
    }

    private static QuestionnaireBody asking(String code) {
        return new QuestionnaireBody(
                Map.of("en", "Home"), List.of(new Asked(code, Map.of("en", "How many?"), "NUMBER", null, null)));
    }
}
