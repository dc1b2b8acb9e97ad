package io.pointbook.rewards.redeeming;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with what nobody waits for: redemptions that a crash, or the ledger's absence, has left on their way. */
public final class RedemptionWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedemptionWorker.class);

    /** Redemptions that are driven side by side; each needs a connection now and then. */
    private static final int MOST_AT_ONCE = 4;

    /** Full batches in one round. */
    private static final int MOST_BATCHES = 250;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final RedemptionDesk desk;
    private final RedemptionProcess process;
    private final RedemptionMetrics metrics;
    private final Supplier<String> leases;
    private final Duration every;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("redemption-worker").factory());

    public RedemptionWorker(
            RedemptionDesk desk,
            RedemptionProcess process,
            RedemptionMetrics metrics,
            Supplier<String> leases,
            Duration every) {
        this.desk = desk;
        this.process = process;
        this.metrics = metrics;
        this.leases = leases;
        this.every = every;
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::goRound, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void goRound() {
        try {
            sweep();
            metrics.atWork(desk.counts());
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("a round of redemptions failed and is tried again");
        }
    }

    /** Goes on with everything that is due; answers how many redemptions that were. */
    public int sweep() throws Exception {
        int swept = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var lease = leases.get();
            var due = desk.takeDue(lease, MOST_AT_ONCE);
            if (due.isEmpty()) {
                return swept;
            }
            drive(due, lease);
            swept += due.size();
        }
        return swept;
    }

    private void drive(List<String> due, String lease) {
        if (due.size() == 1) {
            process.drive(due.getFirst(), lease);
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(redemptionId -> threads.execute(() -> process.drive(redemptionId, lease)));
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
