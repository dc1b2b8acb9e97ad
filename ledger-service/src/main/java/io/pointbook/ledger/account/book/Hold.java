package io.pointbook.ledger.account.book;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reserved points and what became of them.
 *
 * @param points asked for
 * @param parts the lots that are reserved; after the end, those that were spent
 * @param captured points that were spent
 * @param capturedBy identity of the receipt that spent them, absent when a door did
 * @param returned points of those captured that came back by the hold's own return
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hold(
        String id,
        String wallet,
        long points,
        Instant expiresAt,
        State state,
        List<Part> parts,
        long captured,
        @Nullable String capturedBy,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long returned) {

    /** Open, or how it ended. */
    public enum State {
        OPEN,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    /** With so many points more that came back. */
    Hold returning(long more) {
        return new Hold(
                id, wallet, points, expiresAt, state, parts, captured, capturedBy, Math.addExact(returned, more));
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
