package io.pointbook.ledger.coupon;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How coupons are called in the event store. */
public final class CouponIds {
    private static final String AGGREGATE = "coupon:";
    // an event's id may have slashes itself, ids of programmes and rules have none
    private static final Pattern OF_RULE = Pattern.compile("(.+)/([^/]+/[^/]+)/([0-9]{1,9})");

    private CouponIds() {}

    /** The coupon's stream; never a member's id. */
    public static String aggregate(String couponId) {
        return AGGREGATE + couponId;
    }

    /**
     * The id of a coupon that a rule issues. No caller can take it: a door refuses ids with '/'.
     *
     * @param eventId of the event that carries the decision
     * @param number from 1, where a rule issues several at once
     */
    public static String ofRule(String eventId, String rule, int number) {
        return eventId + "/" + rule + "/" + number;
    }

    /**
     * Where a coupon comes from that a rule issued.
     *
     * @param eventId of the event that carries the decision
     * @param rule programme id + "/" + rule id
     * @param number from 1, its place among the event's coupons
     */
    public record Origin(String eventId, String rule, int number) {}

    /** The origin of a coupon by its id; absent where no rule issued it. */
    public static @Nullable Origin origin(String couponId) {
        var found = OF_RULE.matcher(couponId);
        return found.matches() ? new Origin(found.group(1), found.group(2), Integer.parseInt(found.group(3))) : null;
    }

    /** The event id of the coupon's n-th event, from 0. */
    static String event(String couponId, long number) {
        return aggregate(couponId) + "#" + number;
    }
}
