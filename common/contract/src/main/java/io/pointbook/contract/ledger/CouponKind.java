package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What happened to a coupon. New kinds may come: whoever reads takes one that he does not know for {@link #OTHER}. */
public enum CouponKind {
    /** It exists; the message has its terms. */
    ISSUED,
    /** A purchase that is under way has it for a while. */
    RESERVED,
    /** It is used up. */
    REDEEMED,
    /** The receipt of a redemption that came without one. Not a second use. */
    CONFIRMED,
    /** The caller gave his reservation up. */
    RELEASED,
    /** The reservation's time ran out. */
    LAPSED,
    /** The receipt that had redeemed it was voided: it can be used again while it is valid. */
    VOIDED,
    /** Its validity ended before it was used. */
    EXPIRED,
    /** Another receipt carried it after it was redeemed: that gave nothing. */
    REUSED,
    /** The receipt whose rule had given it was voided: it cannot be used any more. A use that was before stays. */
    WITHDRAWN,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}
