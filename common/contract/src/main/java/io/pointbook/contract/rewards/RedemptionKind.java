package io.pointbook.contract.rewards;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What happened to a redemption. New kinds may come: whoever reads takes one that he does not know for {@link #OTHER}. */
public enum RedemptionKind {
    /** A member asked for a reward; the message has what and at which price. Nothing is promised yet. */
    REQUESTED,
    /** The pieces are set aside and the points are held: he will get it. */
    CONFIRMED,
    /** The points are taken. */
    CAPTURED,
    /** He has it. */
    FULFILLED,
    /** He does not get it; the message says why. No points were taken. */
    REFUSED,
    /** Points that were taken are his again. */
    POINTS_GIVEN_BACK,
    /** It was ended before he had it. */
    CANCELLED,
    /** It came back after he had it. */
    RETURNED,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}
