package io.pointbook.bench.contestant;

import java.time.Duration;

/** One way to do the work. */
public interface Contestant {
    /** As the table calls it. */
    String name();

    /** How long it runs before a window of this length begins. */
    Duration warmUp(Duration window);

    /** Starts it on a database of its own. */
    Attempt start(int round) throws Exception;
}
