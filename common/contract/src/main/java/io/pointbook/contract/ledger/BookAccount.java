package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * The accounts of the double entry. Those that begin with MEMBER are the member's own; their sum is what he has. The others
 * are the contra side.
 */
public enum BookAccount {
    /** Where earned points come from. */
    ISSUED,
    /** Earned, not to be spent yet. */
    MEMBER_PENDING,
    /** To be spent. */
    MEMBER_ACTIVE,
    /** Reserved by open holds. */
    MEMBER_HELD,
    /** Below zero by what the member owes. */
    MEMBER_DEBT,
    /** What has been spent. */
    REDEEMED,
    /** What has reached the end of its life. */
    EXPIRED,
    /** What returns and voids took off. */
    REVERSED,
    /** The other side of corrections by hand. */
    ADJUSTED,
    /** Opening balances from another system. */
    BROUGHT_FORWARD,
    /** From another member's account. */
    TRANSFERRED_IN,
    /** To another member's account. */
    TRANSFERRED_OUT,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}
