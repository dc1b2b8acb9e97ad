package io.pointbook.ledger.hold;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /holds}. */
@Schema(requiredProperties = {"holdId", "memberId", "points"})
record PlaceHold(
        @Schema(description = "An id of your own, used once; it is the idempotency key", examples = "order-4711")
        @Nullable
        String holdId,

        @Nullable String memberId,

        @Schema(description = "The wallet; today only 'points'", defaultValue = "points") @Nullable
        String wallet,

        @Schema(minimum = "1", maximum = "1000000000000") @Nullable
        Long points,

        @Schema(description = "ISO 8601, above zero, P7D at most", defaultValue = "PT15M") @Nullable
        String expiresIn) {}
