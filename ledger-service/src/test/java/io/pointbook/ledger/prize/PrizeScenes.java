package io.pointbook.ledger.prize;

import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawClosed;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawHeld;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeEntriesListed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One draw from its announcement to its winners. */
public final class PrizeScenes {
    private static final Instant AT = Instant.parse("2027-05-20T10:00:00Z");
    private static final String DRAW = "bicycle";
    private static final String SECRET = "5".repeat(64);
    private static final String VALUE = "7 12 25 31 40 49";

    private PrizeScenes() {}

    /** By the name of the sample, in order. */
    public static Map<String, PrizeDrawEvent> all() {
        var entries = List.of(
                new PrizeEntry("S1/1/2027-06-01/7/1", "m-anna", "S1/1/2027-06-01/7", 4),
                new PrizeEntry("occasion:goal-7/1", "m-boris", null, 2));
        var digest = WinningTickets.digest(entries);
        var seed = WinningTickets.seed(SECRET, VALUE, digest);
        var from = Instant.parse("2027-05-31T22:00:00Z");
        var until = Instant.parse("2027-06-30T22:00:00Z");
        var scenes = new LinkedHashMap<String, PrizeDrawEvent>();
        scenes.put(
                "announced",
                new PrizeDrawAnnounced(
                        "prize-draw:bicycle#1",
                        DRAW,
                        "prize-draw",
                        "tickets",
                        from,
                        until,
                        3,
                        false,
                        "Lotto, draw of 2027-07-06",
                        WinningTickets.commitment(SECRET),
                        "maria",
                        "a bicycle",
                        AT));
        scenes.put("entries", new PrizeEntriesListed("prize-draw:bicycle#2", DRAW, entries, until));
        scenes.put("closed", new PrizeDrawClosed("prize-draw:bicycle#3", DRAW, 2, 6, 2, digest, "maria", until));
        scenes.put(
                "held",
                new PrizeDrawHeld(
                        "prize-draw:bicycle#4",
                        DRAW,
                        SECRET,
                        VALUE,
                        seed,
                        WinningTickets.draw(seed, entries, 3, false),
                        "jan",
                        until.plusSeconds(600_000)));
        return scenes;
    }
}
