package io.pointbook.notification.occasion;

/** What a campaign can be about, and a topic of offers can tell. */
public enum OccasionKind {
    /** Points reach the end of their life soon. */
    POINTS_EXPIRING,
    /** The nearest reward is nearly paid. */
    REWARD_IN_REACH,
    /** The member is in another tier now. */
    TIER_CHANGED,
    /** Unless he buys more, the member falls to a lower tier. */
    TIER_ABOUT_TO_FALL,
    /** A surprise gift came with a purchase. */
    SURPRISE_WON,
    /** A coupon of the member cannot be used much longer. */
    COUPON_EXPIRING,
    /** The day that the member named as his birthday. */
    BIRTHDAY,
    /** The member bought again after a long time. */
    CAME_BACK,
    /** The shop stands at another place. */
    SHOP_MOVED,
    /** The member belongs to a segment that he did not belong to. */
    SEGMENT_ENTERED,
    /** The member does not belong to a segment any more. */
    SEGMENT_LEFT;

    /** The fact that says how many days before its date an occasion was found. */
    public static final String DAYS_AHEAD = "daysAhead";
}
