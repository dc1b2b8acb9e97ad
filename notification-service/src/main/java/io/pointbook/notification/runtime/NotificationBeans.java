package io.pointbook.notification.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.campaign.Campaigns;
import io.pointbook.notification.confirmation.ConfirmationDesk;
import io.pointbook.notification.console.LocalInbox;
import io.pointbook.notification.contact.ContactDesk;
import io.pointbook.notification.contact.ContactFiles;
import io.pointbook.notification.dispatch.SentLog;
import io.pointbook.notification.feedback.Responses;
import io.pointbook.notification.finding.Stores;
import io.pointbook.notification.ingest.Ingest;
import io.pointbook.notification.mail.Bounces;
import io.pointbook.notification.mail.UnsubscribeLinks;
import io.pointbook.notification.profile.Profiling;
import io.pointbook.notification.questionnaire.Answering;
import io.pointbook.notification.questionnaire.Questionnaires;
import io.pointbook.notification.segment.MemberLists;
import io.pointbook.notification.segment.Segmenting;
import io.pointbook.notification.sms.Gateways;
import io.pointbook.runtime.http.DoorJson;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.inbox.InboxHealth;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the service's parts to Quarkus, and starts and stops them with it. */
@Singleton
@Startup
public class NotificationBeans implements ObjectMapperCustomizer {
    private final Notification notification;

    NotificationBeans(
            NotificationConfig config,
            DataSource database,
            MeterRegistry registry,
            ReactiveMailer mailer,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        notification = new Notification(config, database, bootstrapServers, registry, mailer, Clock.systemUTC());
    }

    @Override
    public void customize(ObjectMapper mapper) {
        DoorJson.strict(mapper);
    }

    void start(@Observes StartupEvent event) {
        notification.start();
    }

    InboxHealth health() {
        return notification.health();
    }

    void stop(@Observes ShutdownEvent event) {
        notification.close();
    }

    @Produces
    @Singleton
    Transactions transactions() {
        return notification.transactions();
    }

    @Produces
    @Singleton
    Segmenting segmenting() {
        return notification.segments().segmenting();
    }

    @Produces
    @Singleton
    MemberLists memberLists() {
        return notification.segments().lists();
    }

    @Produces
    @Singleton
    Profiling profiling() {
        return notification.profiles().profiling();
    }

    @Produces
    @Singleton
    Ingest ingest() {
        return notification.profiles().ingest();
    }

    @Produces
    @Singleton
    LocalInbox localInbox() {
        return notification.localInbox();
    }

    @Produces
    @Singleton
    Campaigns campaigns() {
        return notification.campaigns();
    }

    @Produces
    @Singleton
    Gateways gateways() {
        return notification.gateways();
    }

    @Produces
    @Singleton
    Stores stores() {
        return notification.stores();
    }

    @Produces
    @Singleton
    Responses responses() {
        return notification.responses();
    }

    @Produces
    @Singleton
    Questionnaires questionnaires() {
        return notification.questionnaires().questionnaires();
    }

    @Produces
    @Singleton
    Answering answering() {
        return notification.questionnaires().answering();
    }

    @Produces
    @Singleton
    UnsubscribeLinks unsubscribe() {
        return notification.unsubscribe();
    }

    @Produces
    @Singleton
    ConfirmationDesk confirmations() {
        return notification.confirmations();
    }

    @Produces
    @Singleton
    Bounces bounces() {
        return notification.bounces();
    }

    @Produces
    @Singleton
    ContactFiles contactFiles() {
        return notification.contactFiles();
    }

    @Produces
    @Singleton
    SentLog sentLog() {
        return notification.sentLog();
    }

    @Produces
    @Singleton
    ContactDesk contactDesk() {
        return notification.contactDesk();
    }
}
