package io.pointbook.notification.carrier;

import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells later about a message, or a part of one. May come doubled, and before the answer to the submission.
 *
 * @param id the carrier's own, as it writes it now (an SMS centre may write hex what it gave in decimal); absent when unknown
 * @param reference ours, where the carrier gives it back
 * @param cause for an operator; empty where all went well
 */
public record Receipt(@Nullable String id, @Nullable Long reference, Fate fate, String cause) {
    /** How it ended, or how far it is. */
    public enum Fate {
        DELIVERED,
        /** It will never arrive. */
        FAILED,
        /** Its validity ended on the way. */
        EXPIRED,
        /** The receiver's operator lets no such messages through: he refused them all. */
        BLOCKED,
        /** Nobody is at that number or address: it is not to be written to again. */
        GONE,
        /** Still on its way. */
        ON_ITS_WAY,
        /** The carrier does not know either. */
        UNKNOWN
    }
}
