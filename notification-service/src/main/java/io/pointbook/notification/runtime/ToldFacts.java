package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.segment.ContactFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What segments may look at of what members told us. Questionnaires are not kept yet. */
record ToldFacts(Contacts contacts, Consents consents) implements ContactFacts {
    @Override
    public Map<String, Told> of(Connection connection, String after, @Nullable String until) throws SQLException {
        var profiled = consents.profiled(connection, after, until);
        Map<String, Told> told = new HashMap<>();
        contacts.between(connection, after, until)
                .forEach((memberId, contact) -> told.put(
                        memberId,
                        new Told(
                                contact.language(),
                                contact.zone().getId(),
                                contact.birthYear(),
                                contact.attributes(),
                                Map.of(),
                                profiled.contains(memberId))));
        return told;
    }
}
