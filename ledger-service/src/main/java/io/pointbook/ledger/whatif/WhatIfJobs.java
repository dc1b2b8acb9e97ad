package io.pointbook.ledger.whatif;

import io.pointbook.ledger.door.LedgerProblem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that this instance works on. What it knows of them is kept as it goes; a restart interrupts them. */
final class WhatIfJobs implements AutoCloseable {
    /** Each takes a whole processor while it runs. */
    static final int RUNNING_AT_ONCE = 1;

    /** Jobs that wait for their turn. */
    static final int WAITING_AT_MOST = 10;

    /** How often it is kept how far they are. */
    private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfJobs.class);

    private final LinkedHashMap<String, WhatIfJob> jobs = new LinkedHashMap<>();
    private final Consumer<WhatIfJob> work;
    private final Keeper keeper;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            RUNNING_AT_ONCE,
            RUNNING_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_AT_MOST),
            named("what-if-"));
    private final ScheduledExecutorService keeping =
            Executors.newSingleThreadScheduledExecutor(named("what-if-keeper-"));

    /** Keeps how far a job is. */
    @FunctionalInterface
    interface Keeper {
        /** False where the job is to stop. */
        boolean keep(WhatIfAnswer answer) throws Exception;
    }

    /** @param work runs a job to its end and never throws */
    WhatIfJobs(Consumer<WhatIfJob> work, Keeper keeper) {
        this.work = work;
        this.keeper = keeper;
        var _ = keeping.scheduleWithFixedDelay(
                this::keepAll, KEPT_EVERY.toMillis(), KEPT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform()
                .daemon()
                .name(name, 1)
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }

    synchronized void add(WhatIfJob job) {
        try {
            threads.execute(() -> {
                work.accept(job);
                keep(job);
            });
        } catch (RejectedExecutionException _) {
            throw LedgerProblem.WHAT_IFS_FULL.because(
                    WAITING_AT_MOST + " jobs wait already. Cancel one, or ask again when one is done.");
        }
        var before = jobs.put(job.question().whatIfId(), job);
        if (before != null) {
            before.cancel();
        }
    }

    /** Stops a job, where this instance works on it. */
    synchronized void cancel(String whatIfId) {
        var job = jobs.get(whatIfId);
        if (job != null) {
            job.cancel();
        }
    }

    private synchronized List<WhatIfJob> all() {
        return List.copyOf(jobs.values());
    }

    private void keepAll() {
        all().forEach(this::keep);
    }

    /** What could not be kept is kept the next time. */
    private void keep(WhatIfJob job) {
        var answer = job.answer();
        try {
            if (!keeper.keep(answer)) {
                job.cancel();
            }
            if (job.isOver() && answer.state().isOver()) {
                drop(job);
            }
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("whatIfId", answer.whatIfId())
                    .addKeyValue("cause", failure.toString())
                    .log("the state of a what-if could not be kept and is tried again");
        }
    }

    private synchronized void drop(WhatIfJob job) {
        jobs.remove(job.question().whatIfId(), job);
    }

    @Override
    public void close() {
        keeping.shutdownNow();
        all().forEach(WhatIfJob::interrupt);
        keepAll();
        threads.shutdownNow();
    }
}
