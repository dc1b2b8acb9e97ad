package io.pointbook.runtime.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * How an inbox stands at one moment.
 *
 * @param alive every consumer thread runs and turns
 * @param ready the broker answers and no partition has been repeating for too long
 * @param degraded something was lost that no repeat brings back, such as records that the topic no longer had
 * @param findings a sentence for each thing that is not as it should be
 */
public record InboxHealth(boolean alive, boolean ready, boolean degraded, List<String> findings) {
    public InboxHealth {
        findings = List.copyOf(findings);
    }

    /** Of two inboxes of one service: as bad as the worse one, with the findings of both. */
    public InboxHealth and(InboxHealth other) {
        var all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new InboxHealth(alive && other.alive, ready && other.ready, degraded || other.degraded, all);
    }
}
