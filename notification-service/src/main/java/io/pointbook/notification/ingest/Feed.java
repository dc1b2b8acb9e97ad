package io.pointbook.notification.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.contract.Topics;
import io.pointbook.notification.profile.Generation;
import io.pointbook.notification.profile.Generation.State;
import io.pointbook.notification.profile.SchemaDatabase;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.inbox.Inbox;
import io.pointbook.runtime.inbox.InboxHealth;
import io.pointbook.runtime.inbox.InboxSettings;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** All topics into one generation. */
final class Feed implements AutoCloseable {
    private final List<Inbox> inboxes;

    Feed(IngestSettings settings, Generation generation, DataSource database, MeterRegistry registry, Clock clock) {
        var tables = new SchemaDatabase(database, generation);
        var transactor = new Transactor(tables);
        // two generations have the same topics: what is measured is the one that is asked
        var measured = generation.state() == State.BUILDING ? new SimpleMeterRegistry() : registry;
        var freshness = new Freshness(measured, clock);
        inboxes = Sources.all(settings.habits(), settings.absence()).stream()
                .map(source -> inbox(settings, source, generation, tables, transactor, measured, freshness, clock))
                .toList();
    }

    private static Inbox inbox(
            IngestSettings settings,
            Source<?> source,
            Generation generation,
            DataSource tables,
            Transactor transactor,
            MeterRegistry registry,
            Freshness freshness,
            Clock clock) {
        // where a generation stands is its own; the group only shares the partitions among instances
        var group = Topics.NOTIFICATION_GROUP + "." + generation.number() + "." + source.topic();
        var deadLetters = new DeadLetters(group, registry, clock);
        return new Inbox(
                InboxSettings.of(source.topic(), group, settings.bootstrapServers())
                        .withThreads(settings.threads()),
                transactor::run,
                tables,
                new TopicHandler<>(source, generation.number(), settings.notedFor(), deadLetters, freshness, clock),
                deadLetters,
                registry,
                clock);
    }

    void start() {
        inboxes.forEach(Inbox::start);
    }

    InboxHealth health() {
        return inboxes.stream()
                .map(Inbox::health)
                .reduce(new InboxHealth(true, true, false, List.of()), InboxHealth::and);
    }

    @Override
    public void close() {
        inboxes.forEach(Inbox::close);
    }
}
