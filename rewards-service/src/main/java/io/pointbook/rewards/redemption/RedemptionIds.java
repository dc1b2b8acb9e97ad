package io.pointbook.rewards.redemption;

import org.jspecify.annotations.Nullable;

/** How redemptions are called in the event store, and what they call their holds and coupons at the ledger. */
public final class RedemptionIds {
    /** What it calls the one return of its points at the ledger. */
    public static final String POINTS_BACK = "back";

    private static final String AGGREGATE = "redemption:";

    private RedemptionIds() {}

    /** The redemption's stream. */
    public static String aggregate(String redemptionId) {
        return AGGREGATE + redemptionId;
    }

    /** The event id of the n-th event, from 0. */
    static String event(String redemptionId, long number) {
        return aggregate(redemptionId) + "#" + number;
    }

    /** @param number from 1; another one only after the hold before has ended. It stands first: a redemptionId may end in a number */
    public static String hold(String redemptionId, int number) {
        return AGGREGATE + number + ":" + redemptionId;
    }

    /** The redemption whose hold it is; nothing where it is another's. */
    public static @Nullable String ofHold(String holdId) {
        if (!holdId.startsWith(AGGREGATE)) {
            return null;
        }
        int colon = holdId.indexOf(':', AGGREGATE.length());
        var number = colon < 0 ? "" : holdId.substring(AGGREGATE.length(), colon);
        return number.isEmpty() || !number.chars().allMatch(Character::isDigit) ? null : holdId.substring(colon + 1);
    }

    /** @param number from 1 to the quantity */
    public static String coupon(String redemptionId, long number) {
        return AGGREGATE + number + ":" + redemptionId;
    }
}
