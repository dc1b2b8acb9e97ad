package io.pointbook.notification.segment;

import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Evaluates segments over all members: stretch by stretch, two at a time, each in a transaction of its own. */
public final class SegmentRuns implements AutoCloseable {
    /** Stretches that are looked at at once. */
    static final int THREADS = 2;

    /** A run that takes longer is believed dead, and another may begin. */
    static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    /** A preview that takes longer answers for the members that it got to. */
    static final Duration LONGEST_PREVIEW = Duration.ofSeconds(20);

    private final Transactor transactor;
    private final ContactFacts contacts;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("segments-", 0).factory());

    public SegmentRuns(Transactor transactor, ContactFacts contacts, Clock clock) {
        this.transactor = transactor;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** What is done with the members of a stretch who are in. */
    private interface Use {
        Evaluated of(Stretch stretch) throws Exception;
    }

    /** Brings a segment up to date; nothing where somebody else is at it or it is not there. */
    Optional<Evaluated> evaluate(String segmentId) throws Exception {
        var now = clock.instant();
        var run =
                transactor.run(transaction -> SegmentRows.begin(transaction.connection(), segmentId, now, LONGEST_RUN));
        if (run.isEmpty()) {
            return Optional.empty();
        }
        try {
            var terms = transactor.run(transaction -> SegmentRows.latest(transaction.connection(), segmentId)
                    .orElseThrow()
                    .terms());
            var reading = new Reading(SegmentCondition.of(terms.condition()), terms.profiles(), contacts, now);
            var evaluated = over(
                    now.plus(LONGEST_RUN),
                    stretch -> transactor.run(transaction -> Membership.replace(
                            transaction.connection(),
                            terms,
                            run.get(),
                            stretch,
                            reading.in(transaction.connection(), stretch),
                            now)));
            transactor.run(transaction -> {
                SegmentRows.done(transaction.connection(), terms, run.get(), evaluated, now);
                return true;
            });
            return Optional.of(evaluated);
        } catch (Exception failure) {
            transactor.run(transaction -> {
                SegmentRows.failed(transaction.connection(), segmentId, run.get());
                return true;
            });
            throw failure;
        }
    }

    /**
     * Who would be in.
     *
     * @param complete everybody was looked at
     * @param sample ids of some of them
     */
    record Preview(Evaluated evaluated, boolean complete, List<String> sample) {}

    Preview preview(SegmentCondition condition, boolean profiles, int sampled) throws Exception {
        var now = clock.instant();
        var reading = new Reading(condition, profiles, contacts, now);
        var sample = new ArrayList<String>();
        var all = transactor.run(transaction -> Stretch.members(transaction.connection()));
        var evaluated = over(now.plus(LONGEST_PREVIEW), stretch -> {
            var found = transactor.run(transaction -> reading.in(transaction.connection(), stretch));
            synchronized (sample) {
                found.members().stream().limit(sampled - sample.size()).forEach(sample::add);
            }
            return new Evaluated(found.examined(), found.members().size(), found.withoutConsent(), 0, 0);
        });
        return new Preview(evaluated, evaluated.examined() >= all, List.copyOf(sample));
    }

    /** All stretches, as far as the time goes. */
    private Evaluated over(Instant deadline, Use use) throws Exception {
        var stretches =
                new ConcurrentLinkedQueue<>(transactor.run(transaction -> Stretch.all(transaction.connection())));
        var work = new ArrayList<Future<Evaluated>>();
        for (int thread = 0; thread < THREADS; thread++) {
            work.add(threads.submit(share(stretches, deadline, use)));
        }
        var evaluated = Evaluated.NONE;
        for (var one : work) {
            try {
                evaluated = evaluated.plus(one.get());
            } catch (ExecutionException failed) {
                work.forEach(other -> other.cancel(true));
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
        return evaluated;
    }

    private Callable<Evaluated> share(ConcurrentLinkedQueue<Stretch> stretches, Instant deadline, Use use) {
        return () -> {
            var evaluated = Evaluated.NONE;
            for (var stretch = stretches.poll(); stretch != null; stretch = stretches.poll()) {
                if (clock.instant().isAfter(deadline)) {
                    break;
                }
                evaluated = evaluated.plus(use.of(stretch));
            }
            return evaluated;
        };
    }

    /** Evaluates the segment that has waited for longest, if one is due; how many. */
    public int evaluateNext(Duration every) throws Exception {
        var now = clock.instant();
        var due = transactor.run(transaction -> SegmentRows.due(transaction.connection(), now.minus(every), now));
        return due.isPresent() && evaluate(due.get()).isPresent() ? 1 : 0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
