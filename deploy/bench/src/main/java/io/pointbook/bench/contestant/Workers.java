package io.pointbook.bench.contestant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Threads that do the same until they are told to stop. */
final class Workers {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goOn = true;

    /** One thread's work; it returns soon after goOn says no. */
    interface Work {
        void run(BooleanSupplier goOn) throws Exception;
    }

    void start(String name, Work work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> run(work)));
    }

    private void run(Work work) {
        try {
            work.run(() -> goOn);
        } catch (Exception problem) {
            failure.compareAndSet(null, problem);
        }
    }

    /** Throws what made a thread fail. */
    void check() throws Exception {
        Exception problem = failure.get();
        if (problem != null) {
            throw problem;
        }
    }

    /** Ends them all and throws what made one fail. */
    void stop() throws Exception {
        goOn = false;
        for (Thread thread : threads) {
            if (!thread.join(STOP_WITHIN)) {
                throw new IllegalStateException(thread.getName() + " did not stop");
            }
        }
        check();
    }
}
