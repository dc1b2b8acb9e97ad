package io.pointbook.notification.questionnaire;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A questionnaire as callers write it. */
@Schema(
        name = "QuestionnaireBody",
        requiredProperties = {"title", "questions"})
record QuestionnaireBody(
        @Schema(description = "By language; every other text has the same languages") @Nullable
        Map<String, String> title,

        @Schema(description = "1 to 50, in the order in which they are asked") @Nullable
        List<Asked> questions) {
    /** A question. */
    @Schema(
            name = "QuestionBody",
            requiredProperties = {"code", "text", "kind"})
    record Asked(
            @Schema(description = "Its name in answers and conditions", examples = "kids") @Nullable
            String code,

            @Nullable Map<String, String> text,

            @Schema(description = "TEXT, NUMBER (a whole one), TRUTH, ONE_OF, SOME_OF") @Nullable
            String kind,

            @Schema(description = "Who answers has to answer this; absent: no") @Nullable
            Boolean required,

            @Schema(description = "1 to 50 for ONE_OF and SOME_OF, none for the others") @Nullable
            List<Offered> options) {}

    /** An option. */
    @Schema(
            name = "QuestionOptionBody",
            requiredProperties = {"code", "text"})
    record Offered(@Nullable String code, @Nullable Map<String, String> text) {}
}
