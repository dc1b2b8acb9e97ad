package io.pointbook.ledger.memberevent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /member-events/{eventId}/resolution}. */
@Schema(
        name = "ResolveMemberEvent",
        requiredProperties = {"resolution", "note"})
record ResolveMemberEventBody(
        @Schema(
                description =
                        "POST: try again, with those named here in the place of unknown ones; DISMISS: give it up")
        @Nullable
        String resolution,

        @Schema(description = "The member whom it happened to") @Nullable
        String memberId,

        @Schema(description = "REFERRAL: the member who has referred") @Nullable
        String referredBy,

        @Schema(description = "The team") @Nullable String team,

        @Schema(description = "Why, 1 to 500 characters") @Nullable
        String note) {}
