package io.pointbook.notification.questionnaire;

import java.time.Instant;

/** A version of a questionnaire. */
record Questionnaire(String questionnaireId, int version, Form form, String actor, Instant savedAt) {}
