package io.pointbook.notification.campaign;

import io.pointbook.notification.contact.Channel;

/**
 * What messages cost.
 *
 * @param smsPart one part of a text message, in thousandths of a minor unit of the currency
 * @param email one e-mail, in the same
 */
public record Tariff(long smsPart, long email, String currency) {
    /** Thousandths in a minor unit. */
    public static final long MINOR = 1_000;

    long of(Channel channel, int parts) {
        return switch (channel) {
            case SMS -> Math.multiplyExact(smsPart, parts);
            case EMAIL -> email;
        };
    }
}
