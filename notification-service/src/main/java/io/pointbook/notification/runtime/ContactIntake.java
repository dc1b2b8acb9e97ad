package io.pointbook.notification.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.contract.Topics;
import io.pointbook.notification.contact.ContactFiles;
import io.pointbook.notification.contact.ContactTopic;
import io.pointbook.notification.ledgerlink.LedgerMembers;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.inbox.Inbox;
import io.pointbook.runtime.inbox.InboxHealth;
import io.pointbook.runtime.inbox.InboxSettings;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Contacts from files and from the topic. Without the contacts' key the topic is not read: nothing could be sealed. */
final class ContactIntake implements AutoCloseable {
    private static final String GROUP = Topics.NOTIFICATION_GROUP + ".contacts";

    private final LedgerMembers cards;
    private final ContactFiles files;
    private final @Nullable Inbox inbox;

    ContactIntake(
            NotificationConfig config,
            ContactParts contacts,
            Transactions transactions,
            DataSource database,
            String bootstrapServers,
            MeterRegistry registry,
            Clock clock) {
        cards = new LedgerMembers(config.ledger().address());
        files = new ContactFiles(transactions, contacts.desk(), cards);
        var transactor = new Transactor(database);
        inbox = config.contact().keyFile().isEmpty()
                ? null
                : new Inbox(
                        InboxSettings.of(Topics.MEMBER_CONTACTS, GROUP, bootstrapServers),
                        transactor::run,
                        database,
                        new ContactTopic(contacts.desk(), registry, clock),
                        DeadLetters.withoutContent(GROUP, registry, clock),
                        registry,
                        clock);
    }

    void start() {
        if (inbox != null) {
            inbox.start();
        }
    }

    ContactFiles files() {
        return files;
    }

    InboxHealth health() {
        return inbox == null ? new InboxHealth(true, true, false, List.of()) : inbox.health();
    }

    @Override
    public void close() {
        if (inbox != null) {
            inbox.close();
        }
        cards.close();
    }
}
