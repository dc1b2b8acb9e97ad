package io.pointbook.notification.runtime;

import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.mail.BounceAddress;
import io.pointbook.notification.mail.MailCarrier;
import io.pointbook.notification.mail.MailSettings;
import io.pointbook.notification.sms.SmppCarrier;
import io.pointbook.notification.sms.SmppErrors;
import io.pointbook.notification.sms.SmppSettings;
import io.quarkus.mailer.reactive.ReactiveMailer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The ways on which messages leave, as far as the installation has them. */
final class CarrierParts {
    private static final int MARK_BYTES = 5;

    private CarrierParts() {}

    static List<Carrier> of(NotificationConfig config, Contacts contacts, ReactiveMailer mailer, Clock clock) {
        var carriers = new ArrayList<Carrier>();
        config.sms().host().ifPresent(host -> carriers.add(new SmppCarrier(smpp(config.sms(), host), clock)));
        config.email()
                .from()
                .ifPresent(from -> carriers.add(new MailCarrier(
                        mailer,
                        new MailSettings(
                                from, config.email().perSecond(), config.email().perSecondAndDomain()),
                        bounces(config.email(), contacts))));
        return carriers;
    }

    /** The mark in the address is made with the contacts' key. */
    static BounceAddress bounces(NotificationConfig.MailTerms terms, Contacts contacts) {
        return new BounceAddress(
                terms.bounceDomain()
                        .or(() -> terms.from().map(MailSettings::domain))
                        .orElse("localhost"),
                reference -> HexFormat.of()
                        .formatHex(contacts.digestOf(Channel.EMAIL, "bounce " + reference), 0, MARK_BYTES));
    }

    private static SmppSettings smpp(NotificationConfig.SmsTerms terms, String host) {
        return new SmppSettings(
                host,
                terms.port(),
                terms.systemId(),
                terms.password().orElse(""),
                terms.systemType().orElse(""),
                terms.sender(),
                terms.window(),
                terms.perSecond(),
                terms.enquireEvery(),
                terms.answerWithin(),
                terms.connectEvery(),
                new SmppErrors(
                        terms.goneErrors().orElse(Set.of()),
                        terms.blockedErrors().orElse(Set.of())));
    }
}
