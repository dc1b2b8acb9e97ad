package io.pointbook.ledger.household;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /households/{householdId}/members/{memberId}/departure}. */
@Schema(name = "LeaveHousehold")
record LeaveBody(
        @Schema(description = "Points that go along, out of the pool; absent: none", minimum = "1") @Nullable
        Long take) {}
