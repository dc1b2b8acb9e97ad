package io.pointbook.ledger.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which members earn for a household's pool, from when to when, as known before any lock was taken. */
final class Households {
    private final Map<String, List<Stay>> byMember = new HashMap<>();

    /** @param until exclusive; absent: still there */
    record Stay(String household, Instant from, @Nullable Instant until) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    void add(String member, Stay stay) {
        byMember.computeIfAbsent(member, _ -> new ArrayList<>()).add(stay);
    }

    /** The account for which a member earned at this time: his household's, else his own. */
    String accountOf(String member, Instant at) {
        for (Stay stay : byMember.getOrDefault(member, List.of())) {
            if (stay.covers(at)) {
                return stay.household();
            }
        }
        return member;
    }

    /** Accounts that have to be locked. */
    Collection<String> all() {
        return byMember.values().stream()
                .flatMap(List::stream)
                .map(Stay::household)
                .distinct()
                .toList();
    }

    /** Where a member belongs now, to be held against his account once that is locked. */
    @Nullable
    String now(String member) {
        for (Stay stay : byMember.getOrDefault(member, List.of())) {
            if (stay.until() == null) {
                return stay.household();
            }
        }
        return null;
    }
}
