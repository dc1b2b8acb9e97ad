package io.pointbook.notification.occasion;

import java.time.Instant;
import java.util.Map;

/**
 * Something that may be worth a message.
 *
 * @param memberId whose it is
 * @param occasionId what makes it this one among the same kind of the same member: the event that it follows from, or the
 *     date that it is about. At most one message per campaign and channel comes of it, ever
 * @param at when it happened, or when what it announces will happen
 * @param facts numbers (Long) and words (String) that a text can use; nothing personal
 */
public record Occasion(OccasionKind kind, String memberId, String occasionId, Instant at, Map<String, Object> facts) {
    public Occasion {
        facts = Map.copyOf(facts);
    }
}
