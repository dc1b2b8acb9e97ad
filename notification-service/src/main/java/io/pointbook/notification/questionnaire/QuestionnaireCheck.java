package io.pointbook.notification.questionnaire;

import io.pointbook.notification.questionnaire.QuestionnaireBody.Asked;
import io.pointbook.notification.questionnaire.QuestionnaireBody.Offered;
import io.pointbook.runtime.http.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a questionnaire can be asked. Pure. */
final class QuestionnaireCheck {
    static final int MOST_QUESTIONS = 50;
    static final int MOST_OPTIONS = 50;
    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}");

    private final Set<String> languages;

    private QuestionnaireCheck(Set<String> languages) {
        this.languages = languages;
    }

    static Form of(QuestionnaireBody body) {
        var title = Texts.checked(body.title(), "title");
        var asked = Objects.requireNonNullElse(body.questions(), List.<Asked>of());
        if (asked.isEmpty() || asked.size() > MOST_QUESTIONS) {
            throw Requests.invalid("'questions' are 1 to " + MOST_QUESTIONS + ".");
        }
        var check = new QuestionnaireCheck(title.keySet());
        var codes = new HashSet<String>();
        var questions = new ArrayList<Question>();
        for (var one : asked) {
            var question = check.question(Requests.given(one, "questions"));
            if (!codes.add(question.code())) {
                throw Requests.invalid("Two questions have the code '" + question.code() + "'.");
            }
            questions.add(question);
        }
        return new Form(title, questions);
    }

    private Question question(Asked asked) {
        var code = code(asked.code(), "questions.code");
        var name = "questions." + code;
        var kind = Requests.one(QuestionKind.class, Requests.given(asked.kind(), name + ".kind"), name + ".kind");
        return new Question(
                code,
                texts(asked.text(), name + ".text"),
                kind,
                Boolean.TRUE.equals(asked.required()),
                options(kind, Objects.requireNonNullElse(asked.options(), List.of()), name + ".options"));
    }

    private List<Option> options(QuestionKind kind, List<Offered> offered, String name) {
        if (!kind.hasOptions() && !offered.isEmpty()) {
            throw Requests.invalid("'" + name + "' are for ONE_OF and SOME_OF only.");
        }
        if (kind.hasOptions() && (offered.isEmpty() || offered.size() > MOST_OPTIONS)) {
            throw Requests.invalid("'" + name + "' are 1 to " + MOST_OPTIONS + ".");
        }
        var codes = new HashSet<String>();
        var options = new ArrayList<Option>();
        for (var one : offered) {
            var option = Requests.given(one, name);
            var code = code(option.code(), name + ".code");
            if (!codes.add(code)) {
                throw Requests.invalid("Two of '" + name + "' have the code '" + code + "'.");
            }
            options.add(new Option(code, texts(option.text(), name + "." + code + ".text")));
        }
        return options;
    }

    /** A questionnaire with a question missing in one language could not be asked in it. */
    private Map<String, String> texts(@Nullable Map<String, String> texts, String name) {
        var checked = Texts.checked(texts, name);
        if (!checked.keySet().equals(languages)) {
            throw Requests.invalid(
                    "'" + name + "' has not the languages of the title: " + String.join(", ", languages) + ".");
        }
        return checked;
    }

    private static String code(@Nullable String code, String name) {
        var given = Requests.given(code, name);
        if (!CODE.matcher(given).matches()) {
            throw Requests.invalid("'" + name + "' begins with a small letter and has 1 to 40 letters, digits and _.");
        }
        return given;
    }
}
