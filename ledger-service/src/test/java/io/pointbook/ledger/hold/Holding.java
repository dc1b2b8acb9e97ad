package io.pointbook.ledger.hold;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.posting.PostingMetrics;

/** A test's hand on holds. */
public final class Holding {
    private final Holds holds;

    public Holding(AccountDoor door) {
        holds = new Holds(door, new PostingMetrics(new SimpleMeterRegistry()));
    }

    public void place(String holdId, String member, long points) throws Exception {
        holds.place(new PlaceHold(holdId, member, "points", points, null));
    }

    public void place(String holdId, String member, long points, String life) throws Exception {
        holds.place(new PlaceHold(holdId, member, "points", points, life));
    }

    public void capture(String holdId) throws Exception {
        holds.capture(holdId, null);
    }

    public void release(String holdId) throws Exception {
        holds.release(holdId);
    }
}
