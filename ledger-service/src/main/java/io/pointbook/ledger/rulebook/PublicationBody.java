package io.pointbook.ledger.rulebook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Puts a draft in force.
 *
 * @param effectiveFrom time with offset, or without one in the programme's zone; absent: now
 * @param reason why, for those who read it later
 */
record PublicationBody(
        @Nullable String effectiveFrom,
        @Schema(required = true) @Nullable String reason) {}
