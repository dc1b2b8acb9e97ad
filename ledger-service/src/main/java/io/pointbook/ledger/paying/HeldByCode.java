package io.pointbook.ledger.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The hold that a code stands for.
 *
 * @param memberId whose account it is on; his household's where he has one
 * @param expiresAt of the code
 * @param holdExpiresAt until then a receipt or a capture takes the points for certain
 * @param worth in the currencies that were asked for; absent where none was, or the wallet does not pay at tills
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"holdId", "memberId", "wallet", "points", "expiresAt", "holdExpiresAt"})
record HeldByCode(
        String holdId,
        String memberId,
        String wallet,
        long points,
        Instant expiresAt,
        Instant holdExpiresAt,
        @Nullable List<Worth.InCurrency> worth) {}
