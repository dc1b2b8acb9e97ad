package io.pointbook.notification.campaign;

/** Why a member on an occasion gets nothing of a campaign. */
public enum SkipReason {
    /** Nothing is known that could reach him. */
    NO_CONTACT,
    /** He allows none of the channels for this purpose. */
    NO_CONSENT,
    /** The campaign has spoken to him as often as it may. */
    CAPPED,
    /** A text needs a value that he does not have. */
    VALUE_MISSING,
    /** A text has more parts than can be sent. */
    TOO_LONG,
    /** The campaign has spent what it may. */
    BUDGET_SPENT,
    /** The ledger does not issue the coupon. */
    OFFER_REFUSED,
    /** What it is about is over. */
    TOO_LATE
}
