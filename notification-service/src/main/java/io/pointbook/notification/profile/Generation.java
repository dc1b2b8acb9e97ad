package io.pointbook.notification.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One building of the read models from the topics.
 *
 * @param number also of its schema
 * @param liveSince absent: it was not live yet
 */
public record Generation(
        int number, State state, Instant beganAt, @Nullable Instant liveSince) {
    /** What it is there for. */
    public enum State {
        /** It reads what the topics have; nobody asks it, and it notes nothing. */
        BUILDING,
        /** It is asked, and notes occasions. */
        LIVE,
        /** The next one is live; it only notes what the next one had read before it was. */
        RETIRING
    }

    /** Where its tables are. */
    public String schema() {
        return schema(number);
    }

    static String schema(int number) {
        return "profile_" + number;
    }
}
