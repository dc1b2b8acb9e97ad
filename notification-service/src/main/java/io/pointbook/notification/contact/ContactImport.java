package io.pointbook.notification.contact;

import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.runtime.http.Requests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact with what the member said, as other systems bring both: on {@code members.contacts.v1} and in files. The same
 * again changes nothing, and so each yes and no needs its own time.
 */
record ContactImport(
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language,
        @Nullable String zone,
        @Nullable Integer birthYear,
        @Nullable Map<String, Object> attributes,
        @Nullable List<ConsentBody> consents) {
    private static final int MOST_CONSENTS = 100;

    /** Checked, and ready to be written down. */
    record Checked(Contact contact, List<Said> said) {
        void write(Connection connection, Contacts contacts, Consents history, Instant now) throws SQLException {
            contacts.save(connection, contact, now);
            for (var one : said) {
                history.note(connection, one, now);
            }
        }
    }

    Checked checked(String memberId, ContactTerms terms, String actor, Instant now) {
        var contact = new ContactBody(phone, email, language, zone, birthYear, attributes)
                .checked(Requests.id(memberId, "memberId"), terms.region(), terms.zone());
        List<ConsentBody> stated = consents == null ? List.of() : consents;
        if (stated.size() > MOST_CONSENTS) {
            throw Requests.invalid("There are at most " + MOST_CONSENTS + " consents.");
        }
        return new Checked(
                contact,
                stated.stream()
                        .map(consent -> {
                            Requests.given(consent.at(), "consents/at");
                            return consent.checked(memberId, terms, actor, now);
                        })
                        .toList());
    }
}
