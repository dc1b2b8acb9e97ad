package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.questionnaire.Answering;
import io.pointbook.notification.questionnaire.MemberAnswers;
import io.pointbook.notification.questionnaire.Questionnaires;
import io.pointbook.runtime.http.Transactions;

/** Questionnaires and what members answered, put together. */
record QuestionnaireParts(Questionnaires questionnaires, MemberAnswers answers, Answering answering) {
    static QuestionnaireParts of(SubjectKeys keys, Transactions transactions) {
        var answers = new MemberAnswers(keys);
        return new QuestionnaireParts(new Questionnaires(transactions), answers, new Answering(transactions, answers));
    }
}
