package io.pointbook.notification.campaign;

/** Where a campaign stands. */
public enum CampaignState {
    /** Written down; nothing comes of it. */
    DRAFT,
    /** Started by its author, and too large for one person alone. */
    AWAITING_APPROVAL,
    /** Messages are planned. */
    ACTIVE,
    /** Nothing is planned, and what is planned is not sent, until it goes on. */
    PAUSED,
    /** Ended by hand: it never goes on. */
    STOPPED,
    /** All that it was to do is done. */
    DONE
}
