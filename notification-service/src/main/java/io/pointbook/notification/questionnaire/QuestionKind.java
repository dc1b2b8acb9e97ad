package io.pointbook.notification.questionnaire;

/** How a question is answered: with a text, a whole number, true or false, one option, or some of the options. */
enum QuestionKind {
    TEXT,
    NUMBER,
    TRUTH,
    ONE_OF,
    SOME_OF;

    boolean hasOptions() {
        return this == ONE_OF || this == SOME_OF;
    }
}
