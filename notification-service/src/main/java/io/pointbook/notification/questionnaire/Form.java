package io.pointbook.notification.questionnaire;

import java.util.List;
import java.util.Map;

/** What a version of a questionnaire asks. @param title by language, as in BCP 47 */
record Form(Map<String, String> title, List<Question> questions) {}
