package io.pointbook.notification.questionnaire;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is asked.
 *
 * @param text by language, as in BCP 47
 * @param options of ONE_OF and SOME_OF; else none
 */
@Schema(
        name = "Question",
        requiredProperties = {"code", "text", "kind", "required", "options"})
record Question(String code, Map<String, String> text, QuestionKind kind, boolean required, List<Option> options) {
    boolean offers(Object chosen) {
        return options.stream().anyMatch(option -> option.code().equals(chosen));
    }
}
