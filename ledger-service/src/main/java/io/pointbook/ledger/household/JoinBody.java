package io.pointbook.ledger.household;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /households} and {@code POST /households/{householdId}/members}. */
@Schema(name = "JoinHousehold", requiredProperties = "memberId")
record JoinBody(
        @Schema(description = "Who joins; of a new household: who begins it") @Nullable
        String memberId,

        @Schema(description = "His active points go into the pool", defaultValue = "false") @Nullable
        Boolean bring) {}
