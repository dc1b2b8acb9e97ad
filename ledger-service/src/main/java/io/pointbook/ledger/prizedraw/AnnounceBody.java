package io.pointbook.ledger.prizedraw;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draw that is to be held. */
@Schema(
        name = "PrizeDrawAnnouncement",
        requiredProperties = {"drawId", "programmeId", "wallet", "from", "until", "winners", "reason"})
record AnnounceBody(
        @Schema(description = "An id of your own: letters, digits, points and _ : ~ -", maxLength = 128) @Nullable
        String drawId,

        @Nullable String programmeId,

        @Schema(description = "A wallet of the programme that cannot be spent; each unit is a ticket") @Nullable
        String wallet,

        @Schema(description = "Units with a business time from then on take part") @Nullable
        Instant from,

        @Schema(description = "Exclusive, in the future") @Nullable
        Instant until,

        @Schema(description = "How many may win", minimum = "1", maximum = "100") @Nullable
        Integer winners,

        @Schema(description = "One member may win several times, each time with another ticket", defaultValue = "false")
        @Nullable
        Boolean sameMemberMayWinAgain,

        @Schema(
                description = "Where a number will come from that nobody knows before the entries are fixed, such as a"
                        + " state lottery of a named day. With it not even who runs the ledger can steer the draw.",
                maxLength = 200)
        @Nullable
        String publicSource,

        @Schema(description = "What it is for", maxLength = 200) @Nullable
        String reason) {}
