package io.pointbook.runtime.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads a topic with a few consumers. The records of one poll take effect in one transaction that also moves the stored
 * offsets of their partitions on, so that each record takes effect once, whatever dies in between.
 */
public final class Inbox implements AutoCloseable {

    /** A broker that has not answered for so many looks is gone. */
    private static final int LOOKS_BEFORE_GONE = 3;

    /** How long {@link #close} waits for the open transactions. */
    static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final InboxSettings settings;
    private final InboxParts parts;
    private final Losses losses = new Losses();
    private final Admin admin;
    private final List<InboxThread> threads;
    private final ScheduledExecutorService watching;

    public Inbox(
            InboxSettings settings,
            BatchTransactions transactions,
            DataSource database,
            BatchHandler handler,
            DeadLetters deadLetters,
            MeterRegistry registry,
            Clock clock) {
        this.settings = settings;
        InboxMetrics metrics = new InboxMetrics(registry, settings.topic());
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                settings.group() + "-watch",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.brokerTimeout().toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.brokerTimeout().toMillis())));
        TopicView view = new BrokerTopicView(admin, settings.topic(), settings.brokerTimeout());
        this.parts = new InboxParts(
                settings,
                handler,
                new BatchRunner(transactions, handler, deadLetters, metrics, clock),
                new Placement(database, metrics, losses),
                view,
                new TopicWatch(view, metrics),
                metrics);
        this.threads = IntStream.range(0, settings.threads())
                .mapToObj(number -> new InboxThread(
                        settings.topic() + "-" + number, parts, properties -> new KafkaConsumer<>(properties)))
                .toList();
        this.watching = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("inbox-watch-" + settings.topic())
                .factory());
    }

    /** Starts the consumers; returns at once. */
    public void start() {
        threads.forEach(InboxThread::start);
        long interval = settings.watchInterval().toMillis();
        var _ = watching.scheduleWithFixedDelay(parts.watch()::look, 0, interval, TimeUnit.MILLISECONDS);
    }

    public InboxHealth health() {
        List<String> findings = new ArrayList<>();
        List<InboxThread> dead =
                threads.stream().filter(thread -> !thread.isAlive()).toList();
        dead.forEach(thread -> findings.add("consumer thread " + thread.name() + " does not turn"));
        boolean ready = dead.isEmpty();
        for (InboxThread thread : threads) {
            Duration failing = thread.failingFor();
            if (failing.compareTo(settings.notReadyAfter()) > 0) {
                findings.add(thread.name() + " has been repeating for " + failing.toSeconds() + " s");
                ready = false;
            }
        }
        Duration silence = parts.watch().silence();
        if (silence.compareTo(settings.watchInterval().multipliedBy(LOOKS_BEFORE_GONE)) > 0) {
            findings.add("the broker has not answered for " + silence.toSeconds() + " s");
            ready = false;
        }
        List<String> lost = losses.sentences();
        findings.addAll(lost);
        return new InboxHealth(dead.isEmpty(), ready, !lost.isEmpty(), findings);
    }

    /** Lets the open transactions finish, leaves the group and returns within a bounded time. */
    @Override
    public void close() {
        threads.forEach(InboxThread::askToStop);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        threads.forEach(thread -> thread.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))));
        watching.shutdownNow();
        admin.close(settings.brokerTimeout());
    }
}
