package io.pointbook.notification.questionnaire;

import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether answers answer what was asked. Pure. */
final class AnswerCheck {
    private AnswerCheck() {}

    /** Texts, whole numbers (Long), truths, and codes of options: one, or a list of some. */
    static Map<String, Object> of(Form form, Map<String, Object> answers) {
        var questions = form.questions().stream().collect(Collectors.toMap(Question::code, Function.identity()));
        var checked = new HashMap<String, Object>();
        answers.forEach((code, value) -> {
            var question = questions.get(code);
            if (question == null) {
                throw Requests.invalid("There is no question '" + shown(code) + "' in this version.");
            }
            checked.put(code, value(question, value));
        });
        for (var question : form.questions()) {
            if (question.required() && !checked.containsKey(question.code())) {
                throw Requests.invalid("Question '" + question.code() + "' has to be answered.");
            }
        }
        return checked;
    }

    private static String shown(String code) {
        return code.length() > Texts.LONGEST ? code.substring(0, Texts.LONGEST) : code;
    }

    private static Object value(Question question, @Nullable Object value) {
        if (value == null) {
            throw wrong(question, "cannot be answered with nothing: leave it out");
        }
        return switch (question.kind()) {
            case TEXT -> {
                if (value instanceof String text && !text.isBlank() && text.length() <= Texts.LONGEST) {
                    yield text;
                }
                throw wrong(question, "is answered with a text of 1 to " + Texts.LONGEST + " characters");
            }
            case NUMBER -> {
                if (value instanceof Integer || value instanceof Long) {
                    yield ((Number) value).longValue();
                }
                throw wrong(question, "is answered with a whole number");
            }
            case TRUTH -> {
                if (value instanceof Boolean) {
                    yield value;
                }
                throw wrong(question, "is answered with true or false");
            }
            case ONE_OF -> {
                if (question.offers(value)) {
                    yield value;
                }
                throw wrong(question, "is answered with one of " + codes(question));
            }
            case SOME_OF -> some(question, value);
        };
    }

    private static Object some(Question question, Object value) {
        if (!(value instanceof List<?> chosen)
                || !chosen.stream().allMatch(question::offers)
                || new HashSet<>(chosen).size() < chosen.size()) {
            throw wrong(question, "is answered with a list of some of " + codes(question) + ", each once");
        }
        if (question.required() && chosen.isEmpty()) {
            throw wrong(question, "has to be answered with one option at least");
        }
        return chosen;
    }

    private static String codes(Question question) {
        return question.options().stream().map(Option::code).collect(Collectors.joining(", "));
    }

    private static Refused wrong(Question question, String how) {
        return Requests.invalid("Question '" + question.code() + "' " + how + ".");
    }
}
