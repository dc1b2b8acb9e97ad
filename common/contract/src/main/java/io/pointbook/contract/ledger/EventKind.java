package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What happened to an account. New kinds may come: whoever reads takes one that he does not know for {@link #OTHER}. */
public enum EventKind {
    /** A card was seen for the first time, or a member enrolled by hand. */
    ACCOUNT_OPENED,
    /** The member of an account that a card had opened has enrolled. */
    MEMBER_ENROLLED,
    /** A receipt, return or void took effect. */
    RECEIPT,
    /** Points were reserved. */
    HOLD,
    /** Reserved points were spent. */
    CAPTURE,
    /** Points that were spent with a hold came back, because what they had bought did. */
    CAPTURE_RETURN,
    /** Reserved points became free again. */
    RELEASE,
    /** A person corrected the balance. */
    ADJUSTMENT,
    /** The account was blocked: no holds, no negative adjustments. */
    BLOCK,
    /** The account is free again. */
    UNBLOCK,
    /** The clock alone did it: points matured or expired, a hold ended. */
    SETTLEMENT,
    /** Something other than a receipt happened: enrolment, birthday, a goal, a referral, the end of a period. */
    OCCASION,
    /** Points went to another account, or came from one. */
    TRANSFER,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}
