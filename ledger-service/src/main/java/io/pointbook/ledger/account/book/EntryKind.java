package io.pointbook.ledger.account.book;

/** What happened, in the words of a statement. */
public enum EntryKind {
    /** A receipt earned points. */
    EARNED,
    /** Goods came back, or a receipt was voided: earned points are taken off. */
    REVERSED,
    /** A reversal was undone, because its return was voided or belongs to another purchase. */
    RESTORED,
    /** Points paid at the till, by hold or without. */
    REDEEMED,
    /** Points that had paid came back to the member. */
    GIVEN_BACK,
    /** Points were reserved. */
    HELD,
    /** Reserved points were spent. */
    CAPTURED,
    /** Reserved points are free again. */
    RELEASED,
    /** A hold ended by its time limit. */
    HOLD_EXPIRED,
    /** Pending points became active. */
    MATURED,
    /** Points reached the end of their life. */
    EXPIRED,
    /** A person corrected the balance. */
    ADJUSTED,
    /** A collecting card was full: its units were exchanged for a reward, as two entries. */
    EXCHANGED,
    /** The member was active: points that had not expired live longer. */
    PROLONGED,
    /** Points went to another account, or came from one: into a household's pool, or out of it. */
    TRANSFERRED
}
