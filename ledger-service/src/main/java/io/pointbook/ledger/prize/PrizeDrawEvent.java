package io.pointbook.ledger.prize;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a prize draw. Stored for ever: fields are added, never changed in meaning. */
public sealed interface PrizeDrawEvent {
    /** Unique over the whole ledger. */
    String eventId();

    String drawId();

    /** When it was written down. */
    Instant at();

    /**
     * There will be a draw.
     *
     * @param wallet whose units are tickets
     * @param from units with a business time from then on take part
     * @param until exclusive
     * @param winners how many may win
     * @param again one member may win several times
     * @param publicSource where a number will come from that nobody knows before the entries are fixed
     * @param commitment SHA-256 of the secret
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrizeDrawAnnounced(
            String eventId,
            String drawId,
            String programmeId,
            String wallet,
            Instant from,
            Instant until,
            int winners,
            boolean again,
            @Nullable String publicSource,
            String commitment,
            String actor,
            String reason,
            Instant at)
            implements PrizeDrawEvent {}

    /** A part of the list of entries, in its order. */
    record PrizeEntriesListed(String eventId, String drawId, List<PrizeEntry> entries, Instant at)
            implements PrizeDrawEvent {}

    /**
     * The list is complete, and fixed.
     *
     * @param tickets of all entries
     * @param members who have any
     * @param digest of the list
     */
    record PrizeDrawClosed(
            String eventId,
            String drawId,
            int entries,
            long tickets,
            int members,
            String digest,
            String actor,
            Instant at)
            implements PrizeDrawEvent {}

    /**
     * The winners are found.
     *
     * @param secret that the announcement committed to
     * @param publicValue of the announced source
     * @param seed of the winning numbers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrizeDrawHeld(
            String eventId,
            String drawId,
            String secret,
            @Nullable String publicValue,
            String seed,
            List<PrizeWinner> winners,
            String actor,
            Instant at)
            implements PrizeDrawEvent {}
}
