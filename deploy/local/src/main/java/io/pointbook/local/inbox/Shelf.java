package io.pointbook.local.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The newest messages of all phones and mailboxes; older ones are dropped. */
final class Shelf {
    /** What a newcomer can scroll through, and a demo that runs for weeks does not fill. */
    static final int MOST = 500;

    private final Deque<Arrived> newestFirst = new ArrayDeque<>();
    private long count;

    /** @param message made of its number */
    synchronized void put(LongFunction<Arrived> message) {
        newestFirst.addFirst(message.apply(++count));
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<Arrived> all() {
        return new ArrayList<>(newestFirst);
    }
}
