package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.ConsentState;

/** Why a message stands where it stands. */
public enum Reason {
    /** The member never agreed. */
    NO_CONSENT,
    /** The member agreed, and has not shown yet that the address is his. */
    NOT_CONFIRMED,
    /** The member agreed, and took it back. */
    WITHDRAWN,
    /** There is nothing to write to. */
    NO_ADDRESS,
    /** What was sent there before came back for good. */
    BOUNCED,
    /** He refused all such messages at his operator. */
    BLOCKED_BY_OPERATOR,
    /** He asked to be forgotten. */
    ERASED,
    /** He got as many messages as he may within 24 hours. */
    CAP_OF_DAY,
    /** He got as many messages as he may within seven days. */
    CAP_OF_WEEK,
    /** The campaign was stopped. */
    CAMPAIGN_STOPPED,
    /** The campaign pauses. */
    CAMPAIGN_PAUSED,
    /** It is too early or too late in the day where he is. */
    QUIET_HOURS,
    /** The carrier was away, or asked for patience. */
    CARRIER_AWAY,
    /** Its validity ended before a carrier took it. */
    TOO_LATE,
    /** Its validity ended on its way. */
    EXPIRED_ON_ITS_WAY,
    /** The carrier refused it. */
    REFUSED,
    /** The carrier could not deliver it. */
    NOT_DELIVERED,
    /** The service ended, or the answer was lost, after it was handed over. */
    NO_ANSWER,
    /** The carrier never told what became of it. */
    NO_RECEIPT;

    static Reason of(ConsentState state) {
        return switch (state) {
            case ALLOWED -> throw new IllegalArgumentException("nothing forbids it");
            case NO_CONSENT -> NO_CONSENT;
            case NOT_CONFIRMED -> NOT_CONFIRMED;
            case WITHDRAWN -> WITHDRAWN;
            case NO_ADDRESS -> NO_ADDRESS;
            case BOUNCED -> BOUNCED;
            case BLOCKED_BY_OPERATOR -> BLOCKED_BY_OPERATOR;
        };
    }
}
