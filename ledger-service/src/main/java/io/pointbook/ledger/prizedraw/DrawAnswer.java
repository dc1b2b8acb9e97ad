package io.pointbook.ledger.prizedraw;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.prize.PrizeWinner;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A prize draw with everything that an auditor needs but the entries.
 *
 * @param winners how many may win
 * @param commitment SHA-256 of the secret, known since the announcement
 * @param closed the list of entries is fixed
 * @param held the winners are found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PrizeDraw",
        requiredProperties = {
            "drawId",
            "programmeId",
            "wallet",
            "from",
            "until",
            "winners",
            "sameMemberMayWinAgain",
            "state",
            "commitment",
            "announcedAt",
            "announcedBy",
            "reason"
        })
record DrawAnswer(
        String drawId,
        String programmeId,
        String wallet,
        Instant from,
        Instant until,
        int winners,
        boolean sameMemberMayWinAgain,
        @Nullable String publicSource,
        DrawStory.State state,
        String commitment,
        Instant announcedAt,
        String announcedBy,
        String reason,
        @Nullable Closed closed,
        @Nullable Held held) {

    /**
     * @param entries lots that take part
     * @param members who have any
     * @param digest SHA-256 over the entries
     */
    @Schema(
            name = "PrizeDrawClosed",
            requiredProperties = {"at", "by", "entries", "tickets", "members", "digest"})
    record Closed(Instant at, String by, int entries, long tickets, int members, String digest) {}

    /** @param seed SHA-256 of secret, public value and digest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PrizeDrawHeld",
            requiredProperties = {"at", "by", "secret", "seed", "winners"})
    record Held(
            Instant at,
            String by,
            String secret,
            @Nullable String publicValue,
            String seed,
            List<PrizeWinner> winners) {}

    static DrawAnswer of(DrawStory story) {
        var announced = story.announced();
        var closed = story.closed();
        var held = story.held();
        return new DrawAnswer(
                announced.drawId(),
                announced.programmeId(),
                announced.wallet(),
                announced.from(),
                announced.until(),
                announced.winners(),
                announced.again(),
                announced.publicSource(),
                story.state(),
                announced.commitment(),
                announced.at(),
                announced.actor(),
                announced.reason(),
                closed == null
                        ? null
                        : new Closed(
                                closed.at(),
                                closed.actor(),
                                closed.entries(),
                                closed.tickets(),
                                closed.members(),
                                closed.digest()),
                held == null
                        ? null
                        : new Held(
                                held.at(),
                                held.actor(),
                                held.secret(),
                                held.publicValue(),
                                held.seed(),
                                held.winners()));
    }
}
