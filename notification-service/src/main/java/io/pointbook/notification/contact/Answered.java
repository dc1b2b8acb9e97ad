package io.pointbook.notification.contact;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member answered to a questionnaire.
 *
 * @param version of the questionnaire that he was shown
 * @param at when he said so
 * @param source app, till ...
 * @param actor who brought it
 * @param answers by question: texts, whole numbers (Long), truths, codes of options or lists of them
 */
@Schema(
        name = "Answered",
        requiredProperties = {"questionnaireId", "version", "at", "source", "actor", "answers"})
public record Answered(
        String questionnaireId, int version, Instant at, String source, String actor, Map<String, Object> answers) {
    /** Says nothing about him: it may stand in logs. */
    @Override
    public String toString() {
        return "Answered[" + questionnaireId + "]";
    }
}
