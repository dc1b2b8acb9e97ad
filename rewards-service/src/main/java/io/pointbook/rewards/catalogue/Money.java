package io.pointbook.rewards.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money.
 *
 * @param amount in minor units, such as cents
 * @param currency ISO 4217
 */
@Schema(requiredProperties = {"amount", "currency"})
public record Money(
        @Schema(description = "Minor units of the currency", minimum = "1", maximum = "1000000000000")
        long amount,

        @Schema(description = "ISO 4217", examples = "PLN") String currency) {

    /** So many times as much. */
    public Money times(long pieces) {
        return new Money(Math.multiplyExact(amount, pieces), currency);
    }
}
