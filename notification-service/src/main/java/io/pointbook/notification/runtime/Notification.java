package io.pointbook.notification.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.campaign.Campaigns;
import io.pointbook.notification.confirmation.ConfirmationDesk;
import io.pointbook.notification.console.LocalInbox;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.ContactDesk;
import io.pointbook.notification.contact.ContactFiles;
import io.pointbook.notification.dispatch.SentLog;
import io.pointbook.notification.feedback.Responses;
import io.pointbook.notification.finding.BirthdaySweep;
import io.pointbook.notification.finding.Stores;
import io.pointbook.notification.mail.Bounces;
import io.pointbook.notification.mail.UnsubscribeLinks;
import io.pointbook.notification.sms.Gateways;
import io.pointbook.runtime.http.IdempotencyKeys;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.inbox.InboxHealth;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import io.quarkus.mailer.reactive.ReactiveMailer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The whole service, put together by hand: Quarkus starts one, and so does a test. */
public final class Notification implements AutoCloseable {
    private final SweepThread sweeps = new SweepThread("notification-sweeps");
    private final Callable<Integer> keySweep;
    private final BirthdaySweep birthdays;
    private final Duration birthdaysEvery;
    private final Transactions transactions;
    private final LocalInbox localInbox;
    private final CampaignWork campaigns;
    private final Stores stores;
    private final Responses responses;
    private final ContactParts contacts;
    private final ContactIntake intake;
    private final QuestionnaireParts questionnaires;
    private final ProfileParts profiles;
    private final SegmentParts segments;
    private final DispatchParts dispatch;
    private final UnsubscribeLinks unsubscribe;
    private final Gateways gateways;
    private final MailParts mail;

    public Notification(
            NotificationConfig config,
            DataSource database,
            String bootstrapServers,
            MeterRegistry registry,
            ReactiveMailer mailer,
            Clock clock) {
        var transactor = new Transactor(database);
        transactions = new Transactions(transactor, clock);
        contacts = ContactParts.of(config.contact(), config.campaign().linkAddress(), transactions);
        questionnaires = QuestionnaireParts.of(contacts.keys(), transactions);
        gateways = GatewayParts.of(config.smsGateway());
        campaigns = new CampaignWork(
                config,
                MemberSeams.of(contacts, config.contact().region()),
                transactor,
                transactions,
                bootstrapServers);
        unsubscribe = new UnsubscribeLinks(
                config.campaign().linkAddress(),
                config.email().unsubscribeAddress(),
                contacts.consents(),
                transactions);
        dispatch = DispatchParts.of(
                config.dispatch(),
                contacts,
                unsubscribe::headers,
                campaigns.topics(),
                gateways.carriersWith(CarrierParts.of(config, contacts.contacts(), mailer, clock)),
                transactor,
                transactions,
                registry);
        mail = MailParts.of(config.email(), contacts, dispatch.dispatch());
        stores = new Stores(transactions);
        responses = new Responses(transactions);
        intake = new ContactIntake(config, contacts, transactions, database, bootstrapServers, registry, clock);
        localInbox = new LocalInbox(config.localInbox());
        profiles = new ProfileParts(config, database, bootstrapServers, registry, clock, transactions);
        segments = new SegmentParts(
                config,
                database,
                clock,
                transactions,
                new ToldFacts(contacts.contacts(), contacts.consents(), questionnaires.answers()));
        var keys = new IdempotencyKeys(clock);
        birthdays = new BirthdaySweep(transactor, contacts.contacts(), transactions);
        birthdaysEvery = config.campaign().birthdaysEvery();
        keySweep = () -> keys.forgetOld(database);
    }

    /** Begins to read, to find and to send. */
    public void start() {
        sweeps.every(birthdaysEvery, "birthdays", birthdays::batch);
        sweeps.every(IdempotencyKeys.FORGOTTEN_EVERY, "idempotency keys", keySweep);
        profiles.start();
        intake.start();
        campaigns.start();
        segments.start();
        gateways.start(dispatch.dispatch().answers(Channel.SMS));
        dispatch.dispatch().start();
    }

    /** The way from a request to the database. */
    public Transactions transactions() {
        return transactions;
    }

    public LocalInbox localInbox() {
        return localInbox;
    }

    public Campaigns campaigns() {
        return campaigns.campaigns();
    }

    /** Contacts and consents. */
    ContactDesk contactDesk() {
        return contacts.desk();
    }

    ConfirmationDesk confirmations() {
        return contacts.confirmations();
    }

    /** What members are asked, and what they answered. */
    QuestionnaireParts questionnaires() {
        return questionnaires;
    }

    UnsubscribeLinks unsubscribe() {
        return unsubscribe;
    }

    Bounces bounces() {
        return mail.bounces();
    }

    /** Whether all topics can be read. */
    InboxHealth health() {
        return profiles.ingest().health().and(intake.health());
    }

    ContactFiles contactFiles() {
        return intake.files();
    }

    SentLog sentLog() {
        return dispatch.log();
    }

    /** HTTP gateways for texts. */
    Gateways gateways() {
        return gateways;
    }

    public Stores stores() {
        return stores;
    }

    public Responses responses() {
        return responses;
    }

    /** Groups of members. */
    public SegmentParts segments() {
        return segments;
    }

    /** What is known of members. */
    public ProfileParts profiles() {
        return profiles;
    }

    @Override
    public void close() {
        sweeps.close();
        dispatch.dispatch().close();
        segments.close();
        campaigns.close();
        gateways.close();
        profiles.close();
        intake.close();
        localInbox.close();
    }
}
