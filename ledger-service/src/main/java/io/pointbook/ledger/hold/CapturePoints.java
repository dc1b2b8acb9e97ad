package io.pointbook.ledger.hold;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /holds/{holdId}/capture}; may be left out. */
record CapturePoints(
        @Schema(description = "How many points are spent; the rest is released. Absent: all of them", minimum = "1")
        @Nullable
        Long points) {}
