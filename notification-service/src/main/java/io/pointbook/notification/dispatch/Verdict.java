package io.pointbook.notification.dispatch;

import java.time.Instant;

/** What is done with a message whose turn it is. */
sealed interface Verdict {
    /** It is handed over now. */
    record Send() implements Verdict {}

    /** Not now. @param until when it is looked at again */
    record Hold(Instant until, Reason reason) implements Verdict {}

    /** Never. */
    record Suppress(Reason reason) implements Verdict {}

    /** Its time is over. */
    record Drop() implements Verdict {}
}
