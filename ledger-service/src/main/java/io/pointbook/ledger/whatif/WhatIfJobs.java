package io.pointbook.ledger.whatif;

import io.pointbook.ledger.door.LedgerProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Jobs in memory: they write nothing, so a restart forgets them. */
final class WhatIfJobs implements AutoCloseable {
    /** Jobs that can be asked for, the latest ones; those that are not over are never forgotten. */
    static final int JOBS_REMEMBERED = 50;

    /** Each takes a whole processor while it runs. */
    static final int RUNNING_AT_ONCE = 1;

    /** Jobs that wait for their turn. */
    static final int WAITING_AT_MOST = 10;

    private final LinkedHashMap<String, WhatIfJob> jobs = new LinkedHashMap<>();
    private final Consumer<WhatIfJob> work;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            RUNNING_AT_ONCE,
            RUNNING_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_AT_MOST),
            Thread.ofPlatform()
                    .daemon()
                    .name("what-if-", 1)
                    .priority(Thread.MIN_PRIORITY)
                    .factory());

    /** @param work runs a job to its end and never throws */
    WhatIfJobs(Consumer<WhatIfJob> work) {
        this.work = work;
    }

    synchronized @Nullable WhatIfJob find(String whatIfId) {
        return jobs.get(whatIfId);
    }

    /** Jobs that are not over, the oldest first. */
    synchronized List<WhatIfJob> open() {
        return jobs.values().stream().filter(job -> !job.isOver()).toList();
    }

    /** Takes a job in, unless there is one of the same id; answers the one that there is then. */
    synchronized WhatIfJob add(WhatIfJob job) {
        var before = jobs.get(job.question().whatIfId());
        if (before != null) {
            return before;
        }
        try {
            threads.execute(() -> work.accept(job));
        } catch (RejectedExecutionException _) {
            throw LedgerProblem.WHAT_IFS_FULL.because(
                    WAITING_AT_MOST + " jobs wait already. Cancel one, or ask again when one is done.");
        }
        jobs.put(job.question().whatIfId(), job);
        forgetOld();
        return job;
    }

    private void forgetOld() {
        for (var job : new ArrayList<>(jobs.values())) {
            if (jobs.size() > JOBS_REMEMBERED && job.isOver()) {
                jobs.remove(job.question().whatIfId());
            }
        }
    }

    @Override
    public synchronized void close() {
        jobs.values().forEach(WhatIfJob::cancel);
        threads.shutdownNow();
    }
}
