package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.door.AccountDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An operator's hand on the list of unresolved events. */
public final class Resolving {
    private final MemberEvents events;

    public Resolving(AccountDoor door) {
        events = new MemberEvents(door, () -> UUID.randomUUID().toString());
    }

    /** All unresolved ids, read in pages of so many. */
    public List<String> unresolved(int page) throws Exception {
        var ids = new ArrayList<String>();
        var answer = events.unresolved(page, null);
        answer.events().forEach(event -> ids.add(event.eventId()));
        while (answer.next() != null) {
            answer = events.unresolved(page, answer.next());
            answer.events().forEach(event -> ids.add(event.eventId()));
        }
        return ids;
    }

    public String post(String eventId, String memberId, String referredBy, String team) throws Exception {
        return events.resolve("jan", eventId, new ResolveMemberEventBody("POST", memberId, referredBy, team, "a slip"))
                .state();
    }

    public String dismiss(String eventId) throws Exception {
        return events.resolve("jan", eventId, new ResolveMemberEventBody("DISMISS", null, null, null, "no member"))
                .state();
    }
}
