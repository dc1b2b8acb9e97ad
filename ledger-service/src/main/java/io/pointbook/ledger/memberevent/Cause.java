package io.pointbook.ledger.memberevent;

/** Why an event cannot be posted as it is. */
enum Cause {
    /** Nobody has the memberId. */
    UNKNOWN_MEMBER,
    /** Nobody has the card; it becomes known when a till shows it or somebody enrols with it. */
    UNKNOWN_CARD,
    /** The referrer is not known, by memberId or by card. */
    UNKNOWN_REFERRER,
    /** Nobody is in the team. */
    UNKNOWN_TEAM,
    /** Who was referred has earned before. */
    NOT_A_NEW_CUSTOMER,
    /** Somebody else has referred the member. */
    REFERRED_BEFORE,
    /** The member and the referrer are the same. */
    REFERRED_BY_HIMSELF
}
