package io.pointbook.ledger.prizedraw;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known only when the draw is held. */
@Schema(name = "PrizeDrawHolding")
record HoldDrawBody(
        @Schema(description = "The number of the announced source, exactly as it was published", maxLength = 200)
        @Nullable
        String publicValue) {}
