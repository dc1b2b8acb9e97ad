package io.pointbook.notification.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.occasion.OccasionKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is to do: who, when, with which words, what it gives and what it may cost.
 *
 * @param trigger when it speaks to a member
 * @param audience to whom; absent: all members
 * @param channels in the order in which they are tried
 * @param everyChannel a message on each channel that the member allows, and not only on the first
 * @param holdoutPercent of the members get nothing, to compare with
 * @param fallbacks words for variables that a member has no value for
 * @param url where the short link leads; absent: the texts have no link
 * @param validDays after so many days a message that is still on its way is dropped
 * @param mayRepeat a message of which nobody knows whether it was sent may be sent again
 * @param transliterate letters outside of GSM-7 are written as their nearest kin, so that a text costs fewer parts
 * @param budget what all its messages together may cost; absent: no limit
 * @param caps how often it may speak to one member; absent: only what all campaigns together may
 * @param responseDays a purchase within so many days after the message counts as an answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignTerms(
        String name,
        Purpose purpose,
        Trigger trigger,
        @Nullable Audience audience,
        List<Channel> channels,
        boolean everyChannel,
        int holdoutPercent,
        List<Arm> arms,
        String defaultLanguage,
        Map<String, String> fallbacks,
        @Nullable Offer offer,
        @Nullable String url,
        int validDays,
        boolean mayRepeat,
        boolean transliterate,
        @Nullable Budget budget,
        @Nullable Caps caps,
        int responseDays) {

    /** What sets it off. */
    public enum TriggerKind {
        /** Something happens to a member. */
        OCCASION,
        /** A day or a weekday, at an hour. */
        SCHEDULE,
        /** One moment. */
        ONCE
    }

    /**
     * When it speaks.
     *
     * @param occasion OCCASION: of this kind
     * @param parameters OCCASION: what must hold of the occasion's facts, such as {@code daysAhead}: 14
     * @param time SCHEDULE: at this time of the day such as 10:30, in the zone
     * @param day SCHEDULE: on this day of the week; absent: every day
     * @param zone SCHEDULE: of the time
     * @param until SCHEDULE: from then on no more; absent: until it is stopped
     * @param at ONCE
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trigger(
            TriggerKind kind,
            @Nullable OccasionKind occasion,
            Map<String, Object> parameters,

            @Nullable String time,

            @Nullable DayOfWeek day,
            @Nullable String zone,
            @Nullable Instant until,
            @Nullable Instant at) {}

    /**
     * A segment.
     *
     * @param version the campaign is for this one alone, and pauses when the segment has another; absent: the newest one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Audience(String segmentId, @Nullable Integer version) {}

    /**
     * One way to say it. A member is always in the same arm.
     *
     * @param weight its share of those who are not held out, compared with the other arms
     */
    public record Arm(String name, int weight, List<Text> texts) {}

    /**
     * The words for one channel in one language, as a template.
     *
     * @param language as in BCP 47, such as {@code pl}
     * @param subject e-mail only
     * @param html e-mail only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(
            Channel channel,
            String language,
            @Nullable String subject,
            String text,
            @Nullable String html) {}

    /**
     * What the member gets.
     *
     * @param coupon is issued to each member that is spoken to
     * @param rule a rule of a programme that gives it without a coupon; only named
     * @param prices was and now, where the texts speak of a lower price
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            @Nullable Coupon coupon,
            @Nullable String rule,
            @Nullable Prices prices) {}

    /**
     * A coupon of the ledger.
     *
     * @param favourite the benefit is for the item that this member likes most
     * @param validDays from its issue, until the end of that day in the member's zone
     */
    public record Coupon(Benefit benefit, boolean favourite, int validDays) {}

    /** What the coupon gives, in the ledger's words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Benefit(
            String kind,
            @Nullable Long basisPoints,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Long points,
            @Nullable Long factorPercent,
            @Nullable String itemId,
            @Nullable String category) {

        /** The same for one item. */
        Benefit of(String item) {
            return new Benefit(kind, basisPoints, amount, currency, points, factorPercent, item, category);
        }
    }

    /**
     * A price that was lowered, in minor units.
     *
     * @param priorPrice30d the lowest of the last 30 days before the price was lowered: the law wants it shown
     */
    public record Prices(long was, long now, String currency, long priorPrice30d) {}

    /**
     * What all messages together may cost; one of them at least.
     *
     * @param money in minor units of the currency in which messages are paid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Budget(@Nullable Long messages, @Nullable Long money) {}

    /** At most so many messages of this campaign to one member within so many days. */
    public record Caps(int messages, int days) {
        Period period() {
            return Period.ofDays(days);
        }
    }
}
