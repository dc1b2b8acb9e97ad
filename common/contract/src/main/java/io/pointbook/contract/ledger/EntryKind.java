package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an entry is, in the words of a statement. New kinds may come: whoever reads takes them for {@link #OTHER}. */
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
    /** A full collecting card was exchanged for a reward: units of one wallet go, units of another come. */
    EXCHANGED,
    /** The member was active: points that had not expired live longer. */
    PROLONGED,
    /** Points went to another account, or came from one. */
    TRANSFERRED,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}
