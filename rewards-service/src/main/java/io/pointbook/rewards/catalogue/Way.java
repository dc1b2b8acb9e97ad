package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One way to pay for a piece.
 *
 * @param way its name, by which a redemption chooses it
 * @param points in the wallet's smallest unit
 * @param cash what is paid besides, when the piece is handed over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "WayToPay",
        requiredProperties = {"way", "points"})
public record Way(
        @Schema(examples = "points-and-cash") String way,
        @Schema(minimum = "1", maximum = "1000000000000") long points,

        @Schema(description = "Taken when the piece is handed over; only with GOODS and EXPERIENCE") @Nullable
        Money cash) {

    /** The only way of a reward that has a price in points and nothing else. */
    static final String POINTS = "points";
}
