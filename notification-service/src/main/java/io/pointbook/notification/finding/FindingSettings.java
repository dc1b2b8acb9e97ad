package io.pointbook.notification.finding;

import java.time.ZoneId;
import java.util.List;

/**
 * How far ahead the calendar is looked at.
 *
 * @param pointsDaysAhead days before points expire
 * @param tierDaysAhead days before a tier ends
 * @param couponDaysAhead days before a coupon ends
 * @param rewardPercent a reward is within reach when at most so much of its price is missing
 * @param zone whose days they are, where a member names none
 */
public record FindingSettings(
        List<Integer> pointsDaysAhead,
        List<Integer> tierDaysAhead,
        List<Integer> couponDaysAhead,
        int rewardPercent,
        ZoneId zone) {
    public FindingSettings {
        pointsDaysAhead = pointsDaysAhead.stream().sorted().toList();
        tierDaysAhead = tierDaysAhead.stream().sorted().toList();
        couponDaysAhead = couponDaysAhead.stream().sorted().toList();
    }
}
