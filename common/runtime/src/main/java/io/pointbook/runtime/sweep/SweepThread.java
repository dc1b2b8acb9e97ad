package io.pointbook.runtime.sweep;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes rounds on one thread, each after its own pause. What fails is tried again in the next round. */
public final class SweepThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepThread.class);

    /** Full batches in one round, so that one sweep never keeps the others from their turn for long. */
    static final int MOST_BATCHES = 100;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread;

    /** @param name of the thread */
    public SweepThread(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** @param batch answers how many it did; it is asked again while it finds something, up to a limit */
    public void every(Duration interval, String name, Callable<Integer> batch) {
        var _ = thread.scheduleWithFixedDelay(
                () -> goRound(name, batch), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void goRound(String name, Callable<Integer> batch) {
        try {
            for (int done = 0; done < MOST_BATCHES && batch.call() > 0; done++) {
                LOG.atDebug().addKeyValue("sweep", name).log("a batch was swept");
            }
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("sweep", name)
                    .addKeyValue("cause", failure.toString())
                    .log("a sweep failed and is tried again");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
