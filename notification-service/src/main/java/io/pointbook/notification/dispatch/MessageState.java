package io.pointbook.notification.dispatch;

/** Where a message stands. */
public enum MessageState {
    /** It will be sent. */
    PLANNED,
    /** It waits for a better hour, or for its campaign. */
    HELD,
    /** A carrier has it, or is about to get it; nobody else hands it over. */
    SUBMITTING,
    /** The carrier took it. */
    SENT,
    /** It arrived. */
    DELIVERED,
    /** It will never arrive. */
    FAILED,
    /** Its time was over before it was sent, or before it arrived. */
    EXPIRED,
    /** It may not be sent. */
    SUPPRESSED,
    /** Nobody knows whether the carrier took it. It is not sent again, unless it may be repeated. */
    IN_DOUBT
}
