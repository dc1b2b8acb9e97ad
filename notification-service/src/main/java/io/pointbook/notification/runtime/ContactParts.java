package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.ContactDesk;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.notification.finding.BirthdaySweep;
import io.pointbook.notification.mail.UnsubscribeLinks;
import io.pointbook.notification.profile.LastContacts;
import io.pointbook.notification.segment.Segments;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.secret.SealingKey;
import java.nio.file.Path;
import java.util.List;

/** Contacts and consents, put together. */
record ContactParts(SubjectKeys keys, Contacts contacts, Consents consents, Messages messages, ContactDesk desk) {
    static ContactParts of(NotificationConfig.ContactTerms config, Transactions transactions) {
        var keys = new SubjectKeys(config.keyFile()
                .map(file -> SealingKey.fromFile(Path.of(file), "contact key"))
                .orElse(null));
        var contacts = new Contacts(keys);
        var consents = new Consents(contacts, keys);
        var messages = new Messages(keys, transactions::now);
        return new ContactParts(
                keys,
                contacts,
                consents,
                messages,
                new ContactDesk(
                        transactions,
                        contacts,
                        consents,
                        config.region(),
                        config.zone(),
                        List.of(
                                messages::forget,
                                Segments::forget,
                                LastContacts::forget,
                                UnsubscribeLinks::forget,
                                BirthdaySweep::forget)));
    }
}
