package io.pointbook.bench.contestant;

import java.time.Duration;
import java.util.Optional;

/** A contestant at work in one round. */
public interface Attempt extends AutoCloseable {
    /** Records whose effects are committed by now; throws when it works no more. */
    long done() throws Exception;

    /** Records that there are to do; {@link Long#MAX_VALUE}: no end. */
    long available();

    /** What its own process has had of the processors; zero where nobody counts. */
    default Duration processor() {
        return Duration.ZERO;
    }

    /** Ends the work; what is committed stays. */
    void stop() throws Exception;

    /** After it has stopped: what is wrong with the work. Empty: everything is as it must be. */
    Optional<String> fault() throws Exception;

    /** Lets go of everything, the data too. */
    @Override
    void close() throws Exception;
}
