package io.pointbook.notification.runtime;

import io.pointbook.notification.confirmation.ConfirmationDesk;
import io.pointbook.notification.confirmation.ConfirmationTerms;
import io.pointbook.notification.confirmation.Confirmations;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.ContactDesk;
import io.pointbook.notification.contact.ContactTerms;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.notification.dispatch.ReplyListener;
import io.pointbook.notification.finding.BirthdaySweep;
import io.pointbook.notification.mail.UnsubscribeLinks;
import io.pointbook.notification.profile.LastContacts;
import io.pointbook.notification.questionnaire.MemberAnswers;
import io.pointbook.notification.segment.Segments;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.secret.SealingKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Contacts and consents, put together. */
record ContactParts(
        SubjectKeys keys,
        Contacts contacts,
        Consents consents,
        Messages messages,
        ContactDesk desk,
        ConfirmationDesk confirmations,
        ReplyListener replies) {
    /** @param root of this service as members reach it */
    static ContactParts of(NotificationConfig.ContactTerms config, URI root, Transactions transactions) {
        var keys = new SubjectKeys(config.keyFile()
                .map(file -> SealingKey.fromFile(Path.of(file), "contact key"))
                .orElse(null));
        var contacts = new Contacts(keys);
        var consents = new Consents(contacts, keys);
        var answers = new MemberAnswers(keys);
        var messages = new Messages(keys, transactions::now);
        var confirmations = new Confirmations(
                contacts,
                consents,
                messages,
                new ConfirmationTerms(
                        root,
                        config.confirmation().sender(),
                        config.confirmation().validFor()),
                transactions::now);
        return new ContactParts(
                keys,
                contacts,
                consents,
                messages,
                new ContactDesk(
                        transactions,
                        contacts,
                        consents,
                        new ContactTerms(
                                config.region(),
                                config.zone(),
                                config.confirmation().channels().orElse(Set.of())),
                        confirmations,
                        answers,
                        List.of(
                                messages::forget,
                                answers,
                                Segments::forget,
                                LastContacts::forget,
                                UnsubscribeLinks::forget,
                                Confirmations::forget,
                                BirthdaySweep::forget)),
                new ConfirmationDesk(transactions, confirmations),
                confirmations::heard);
    }
}
