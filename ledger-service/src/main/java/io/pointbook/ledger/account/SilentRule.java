package io.pointbook.ledger.account;

import org.jspecify.annotations.Nullable;

/**
 * A rule that was asked with a receipt and gave nothing.
 *
 * @param rule programme id + "/" + rule id
 * @param version of the programme that was in force at the receipt's time
 * @param limit for LIMIT the limit that left nothing: RECEIPT, DAY …
 * @param by for GROUP the rule that went before it
 */
public record SilentRule(
        String rule,
        int version,
        WhySilent cause,
        @Nullable String limit,
        @Nullable String by) {

    /** Why a rule gave nothing: the first of these that is true. */
    public enum WhySilent {
        /** Nothing was sold: no rule looks at the receipt. */
        NO_SALE,
        /** It does not hold in this store. */
        STORE,
        /** The day is before its first or after its last one. */
        DATE,
        /** It does not hold at this hour or day of the week. */
        HOURS,
        /** It is for members of other levels. */
        TIER,
        /** It is for members with another tag. */
        TAG,
        /** Its draw did not fall on this receipt. */
        DRAW,
        /** Its condition is false. */
        CONDITION,
        /** It counts none of the lines. */
        NO_LINE,
        /** What it gives comes to less than one point or minor unit. */
        NOTHING,
        /** A limit left nothing. */
        LIMIT,
        /** Another rule of its group went before it. */
        GROUP,
        /** Its discount was due, and the till did not take it off. */
        TILL,
        /** Its condition could not be answered within its limits, or its sum is too large. */
        SKIPPED,
        /** It gave nothing, and this version of the service would give something: what was posted stands. */
        OTHERWISE
    }
}
