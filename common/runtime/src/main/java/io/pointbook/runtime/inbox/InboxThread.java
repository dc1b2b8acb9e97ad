package io.pointbook.runtime.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that keeps one worker turning, and opens a new consumer when the old one fails. */
final class InboxThread {
    private static final Logger LOG = LoggerFactory.getLogger(InboxThread.class);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final InboxParts parts;
    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> open;
    private volatile long turnedNanos = System.nanoTime();
    private volatile long failingSinceNanos = System.nanoTime();
    private volatile boolean failing;
    private int failuresInRow;

    InboxThread(String name, InboxParts parts, Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this.name = name;
        this.parts = parts;
        this.consumers = consumers;
        this.thread = Thread.ofPlatform().daemon().name("inbox-" + name).unstarted(this::run);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    /** Runs, and has turned within the time that the broker allows. */
    boolean isAlive() {
        long still = System.nanoTime() - turnedNanos;
        return thread.isAlive() && still < parts.settings().maxPollInterval().toNanos();
    }

    Duration failingFor() {
        return failing ? Duration.ofNanos(System.nanoTime() - failingSinceNanos) : Duration.ZERO;
    }

    void askToStop() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Waits for the end; what has not ended by then is interrupted and rolls back. */
    void awaitEnd(Duration longest) {
        try {
            if (thread.isAlive() && !thread.join(longest)) {
                LOG.atWarn().addKeyValue("thread", name).log("a batch did not end in time and is interrupted");
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping()) {
            try {
                consume();
            } catch (Throwable failure) {
                LOG.atError().addKeyValue("cause", Failures.describe(failure)).log("consumer failed, opening another");
                failedNow();
                parts.metrics().restarted();
                pause(Backoff.after(++failuresInRow));
            }
        }
    }

    private void consume() {
        Consumer<byte[], byte[]> consumer = consumers.apply(
                parts.settings().consumerProperties(parts.settings().group() + "-" + name));
        open = consumer;
        InboxWorker worker = new InboxWorker(consumer, parts, this::isStopping);
        try {
            worker.subscribe();
            while (!isStopping()) {
                worker.turn();
                turned(worker.failingFor());
            }
        } catch (WakeupException _) {
            // asked to stop while it waited for records
        } finally {
            open = null;
            consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
        }
    }

    private void turned(Duration failingFor) {
        turnedNanos = System.nanoTime();
        failingSinceNanos = turnedNanos - failingFor.toNanos();
        failing = failingFor.isPositive();
        failuresInRow = 0;
    }

    private void failedNow() {
        turnedNanos = System.nanoTime();
        if (!failing) {
            failingSinceNanos = turnedNanos;
            failing = true;
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            var _ = stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
