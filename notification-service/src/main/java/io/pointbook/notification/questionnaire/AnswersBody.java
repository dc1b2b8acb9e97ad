package io.pointbook.notification.questionnaire;

import io.pointbook.notification.contact.Answered;
import io.pointbook.runtime.http.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answers as callers write them. */
@Schema(
        name = "AnswersBody",
        requiredProperties = {"version", "source", "answers"})
record AnswersBody(
        @Schema(description = "Of the questionnaire that he was shown") @Nullable
        Long version,

        @Schema(description = "When he said so; absent: now") @Nullable
        Instant at,

        @Schema(description = "Where he said so", examples = "app") @Nullable
        String source,

        @Schema(
                description =
                        "By question: a text, a whole number, true or false, the code of an option, a list of them")
        @Nullable
        Map<String, Object> answers) {
    private static final int LONGEST = 100;

    /** Clocks of callers differ a little; an answer from tomorrow would outlast every one of today. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** The version that he was shown. */
    int shown() {
        return (int) Requests.within(version, "version", 1, Integer.MAX_VALUE);
    }

    Answered checked(Questionnaire questionnaire, String actor, Instant now) {
        var when = at == null ? now : at.truncatedTo(ChronoUnit.MICROS);
        if (when.isAfter(now.plus(AHEAD))) {
            throw Requests.invalid("'at' lies in the future: it is when the member said it.");
        }
        return new Answered(
                questionnaire.questionnaireId(),
                questionnaire.version(),
                when,
                Requests.given(Requests.text(source, "source", LONGEST), "source"),
                actor,
                AnswerCheck.of(questionnaire.form(), Requests.given(answers, "answers")));
    }
}
