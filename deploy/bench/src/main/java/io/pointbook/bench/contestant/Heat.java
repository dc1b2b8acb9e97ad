package io.pointbook.bench.contestant;

import io.pointbook.bench.result.Outcome;
import java.time.Duration;
import java.util.Optional;

/** One contestant in one round: warm-up, window, proof. */
public final class Heat {
    private static final Duration FIRST_RECORD_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Duration window;

    public Heat(Duration window) {
        this.window = window;
    }

    /** Runs it; whatever goes wrong makes it void. */
    public Outcome run(Contestant contestant, int round) {
        try (Attempt attempt = contestant.start(round)) {
            awaitFirst(attempt);
            Thread.sleep(contestant.warmUp(window));
            Outcome measured = measure(contestant.name(), round, attempt);
            attempt.stop();
            return measured.judged(fault(measured, attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception problem) {
            return Outcome.failed(contestant.name(), round, problem.toString());
        }
    }

    private static Optional<String> fault(Outcome measured, Attempt attempt) throws Exception {
        if (measured.records() == 0) {
            return Optional.of("nothing was done in the window");
        }
        return attempt.fault();
    }

    private static void awaitFirst(Attempt attempt) throws Exception {
        long deadline = System.nanoTime() + FIRST_RECORD_WITHIN.toNanos();
        while (attempt.done() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing was done within " + FIRST_RECORD_WITHIN.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private Outcome measure(String name, int round, Attempt attempt) throws Exception {
        Duration worked = attempt.processor();
        long before = attempt.done();
        long began = System.nanoTime();
        long deadline = began + window.toNanos();
        long done = before;
        long now = began;
        while (now < deadline && done < attempt.available()) {
            Thread.sleep(Duration.ofNanos(Math.min(LOOK_EVERY.toNanos(), deadline - now)));
            done = attempt.done();
            now = System.nanoTime();
        }
        return new Outcome(
                name,
                round,
                done - before,
                Duration.ofNanos(now - began),
                done >= attempt.available(),
                null,
                attempt.processor().minus(worked));
    }
}
