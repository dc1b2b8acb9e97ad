package io.pointbook.notification.questionnaire;

import io.pointbook.notification.contact.Answered;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.util.List;

/** What the doors of answers ask. */
public final class Answering {
    private final Transactions transactions;
    private final MemberAnswers answers;

    public Answering(Transactions transactions, MemberAnswers answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** What counts now: these, or others that he gave at the same time or later. */
    Answered put(String memberId, String questionnaireId, AnswersBody body, String actor) throws Exception {
        var member = Requests.id(memberId, "memberId");
        var id = Requests.id(questionnaireId, "questionnaireId");
        int shown = body.shown();
        var now = transactions.now();
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var questionnaire = Questionnaires.find(connection, id, shown);
            answers.save(connection, member, body.checked(questionnaire, actor, now));
            return answers.of(connection, member).stream()
                    .filter(one -> one.questionnaireId().equals(id))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Of all questionnaires, by id. */
    List<Answered> of(String memberId) throws Exception {
        var member = Requests.id(memberId, "memberId");
        return transactions.read(transaction -> answers.of(transaction.connection(), member));
    }
}
