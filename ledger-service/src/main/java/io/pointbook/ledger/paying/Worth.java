package io.pointbook.ledger.paying;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What points pay at a till now.
 *
 * @param points those that were asked about
 * @param amount the greatest amount that they pay, in minor units of {@code currency}; it takes no more points than that
 * @param active what the member can spend now; his household's where he has one
 * @param programme whose rate it is
 */
@Schema(requiredProperties = {"memberId", "wallet", "points", "currency", "amount", "active", "programme", "version"})
record Worth(
        String memberId,
        String wallet,
        long points,
        String currency,
        long amount,
        long active,
        String programme,
        int version) {

    /** So many minor units of a currency. */
    @Schema(
            name = "WorthInCurrency",
            requiredProperties = {"currency", "amount"})
    record InCurrency(String currency, long amount) {}
}
