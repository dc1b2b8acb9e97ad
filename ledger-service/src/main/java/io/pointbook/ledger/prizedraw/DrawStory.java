package io.pointbook.ledger.prizedraw;

import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawClosed;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawHeld;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A draw without its list of entries.
 *
 * @param sequence of the last event
 */
record DrawStory(
        PrizeDrawAnnounced announced,
        @Nullable PrizeDrawClosed closed,
        @Nullable PrizeDrawHeld held,
        long sequence) {

    /** How far it is. */
    @Schema(name = "PrizeDrawState")
    enum State {
        ANNOUNCED,
        CLOSED,
        HELD
    }

    State state() {
        return held != null ? State.HELD : closed != null ? State.CLOSED : State.ANNOUNCED;
    }
}
