package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.dispatch.Dispatch;
import io.pointbook.notification.mail.Bounces;
import io.pointbook.notification.mail.MailSettings;

/** What comes back of our mail, put together. */
record MailParts(Bounces bounces) {
    static MailParts of(NotificationConfig.MailTerms terms, ContactParts contacts, Dispatch dispatch) {
        var domain = terms.from().map(MailSettings::domain).orElse("localhost");
        return new MailParts(new Bounces(
                CarrierParts.bounces(terms, contacts.contacts()),
                reference -> MailSettings.messageId(reference, domain),
                dispatch.answers(Channel.EMAIL)));
    }
}
