package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.whatif.WhatIfAnswer.Progress;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question on its way to an answer; a state that is over is never left again. */
final class WhatIfJob {
    private final Question question;
    private State state = State.WAITING;
    private Progress progress = new Progress(0, 0);
    private @Nullable String cause;
    private @Nullable WhatIfResult result;

    /**
     * What is asked.
     *
     * @param asked as it came in, to know a repeat
     * @param kinds of members that the draft is for
     */
    record Question(
            String whatIfId,
            String programmeId,
            WhatIfBody asked,
            Programme draft,
            Set<String> kinds,
            Instant from,
            Instant until,
            Instant askedAt) {}

    WhatIfJob(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    synchronized WhatIfAnswer answer() {
        return new WhatIfAnswer(
                question.whatIfId(),
                question.programmeId(),
                state,
                question.from(),
                question.until(),
                question.askedAt(),
                progress,
                cause,
                result);
    }

    synchronized boolean isOver() {
        return state.isOver();
    }

    /** Says how far it is; answers whether it shall go on. */
    synchronized boolean goesOn(long done, long of) {
        if (isOver()) {
            return false;
        }
        state = State.RUNNING;
        progress = new Progress(done, of);
        return true;
    }

    synchronized void done(WhatIfResult found) {
        if (!isOver()) {
            state = State.DONE;
            result = found;
        }
    }

    synchronized void failed(String why) {
        if (!isOver()) {
            state = State.FAILED;
            cause = why;
        }
    }

    /** The service stops. */
    synchronized void interrupt() {
        if (!isOver()) {
            state = State.INTERRUPTED;
            cause = WhatIfStore.STOPPED;
        }
    }

    synchronized void cancel() {
        if (!isOver()) {
            state = State.CANCELLED;
        }
    }
}
