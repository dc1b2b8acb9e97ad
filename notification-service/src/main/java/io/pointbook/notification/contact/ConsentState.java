package io.pointbook.notification.contact;

/** Whether a member may be written to on a channel for a purpose, and if not, why. */
public enum ConsentState {
    ALLOWED,
    /** He was never asked, or never answered. */
    NO_CONSENT,
    /** He said yes, and has not shown yet that the address is his. */
    NOT_CONFIRMED,
    /** He said yes, and later no. */
    WITHDRAWN,
    /** There is nothing to write to. */
    NO_ADDRESS,
    /** What was sent there came back for good. */
    BOUNCED,
    /** He refused all such messages at his operator. */
    BLOCKED_BY_OPERATOR;

    public boolean isAllowed() {
        return this == ALLOWED;
    }
}
