package io.pointbook.notification.questionnaire;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be chosen. @param text by language, as in BCP 47 */
@Schema(
        name = "QuestionOption",
        requiredProperties = {"code", "text"})
record Option(String code, Map<String, String> text) {}
