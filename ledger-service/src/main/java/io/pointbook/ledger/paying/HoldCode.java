package io.pointbook.ledger.paying;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code that stands for a hold.
 *
 * @param code eleven digits, the last one a check digit by Damm
 * @param expiresAt not later than the hold ends
 */
@Schema(requiredProperties = {"code", "holdId", "points", "expiresAt"})
record HoldCode(String code, String holdId, long points, Instant expiresAt) {}
