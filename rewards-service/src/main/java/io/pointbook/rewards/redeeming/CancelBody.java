package io.pointbook.rewards.redeeming;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /redemptions/{redemptionId}/cancel} and {@code /return}; may be left out. */
@Schema(name = "CancelRedemption")
record CancelBody(@Schema(maxLength = 500) @Nullable String reason) {}
