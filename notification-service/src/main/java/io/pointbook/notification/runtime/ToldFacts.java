package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.questionnaire.MemberAnswers;
import io.pointbook.notification.segment.ContactFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What segments may look at of what members told us. */
record ToldFacts(Contacts contacts, Consents consents, MemberAnswers answers) implements ContactFacts {
    @Override
    public Map<String, Told> of(Connection connection, String after, @Nullable String until) throws SQLException {
        var profiled = consents.profiled(connection, after, until);
        var answered = answers.between(connection, after, until);
        Map<String, Told> told = new HashMap<>();
        contacts.between(connection, after, until)
                .forEach((memberId, contact) -> told.put(
                        memberId,
                        told(contact, answered.getOrDefault(memberId, Map.of()), profiled.contains(memberId))));
        // who answered may have told nothing else
        answered.forEach((memberId, his) ->
                told.putIfAbsent(memberId, new Told("", "", null, Map.of(), his, profiled.contains(memberId))));
        return told;
    }

    private static Told told(Contact contact, Map<String, Object> answers, boolean profiling) {
        return new Told(
                contact.language(),
                contact.zone().getId(),
                contact.birthYear(),
                contact.attributes(),
                answers,
                profiling);
    }
}
