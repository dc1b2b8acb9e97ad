package io.pointbook.notification.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member from the topics. All points are in the smallest unit of their wallet, all money in minor
 * units.
 *
 * @param wallets by name
 * @param tier absent: the programme has no levels, or nothing was said of them yet
 * @param expiring points that can be spent now, by the end of their life, the earliest first
 * @param nearestReward the cheapest reward for which points are missing; absent: none, or he has enough for all
 * @param favouriteItems the most bought first; what was bought long ago counts less
 * @param favouriteCategories the narrowest category of goods, the most bought first
 * @param usualStore where he buys most
 * @param usualWeekday on which he buys most, in the installation's zone
 * @param usualHour 0 to 23, in the installation's zone
 * @param purchases what he bought altogether
 * @param scores absent: he was not counted yet
 * @param coupons that he can use now or later
 * @param lastContacts when he was last written to, by channel
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String memberId,
        Map<String, Wallet> wallets,
        @Nullable Tier tier,
        List<Expiring> expiring,
        @Nullable NearestReward nearestReward,
        List<Favourite> favouriteItems,
        List<String> favouriteCategories,
        @Nullable String usualStore,
        @Nullable DayOfWeek usualWeekday,
        @Nullable Integer usualHour,
        Purchases purchases,
        @Nullable Scores scores,
        List<Coupon> coupons,
        Map<String, Instant> lastContacts) {

    /** What one wallet holds; nothing is below zero. */
    public record Wallet(long active, long pending, long held, long debt) {
        static final Wallet EMPTY = new Wallet(0, 0, 0, 0);
    }

    /**
     * Where he stands on the ladder of levels.
     *
     * @param qualifying what counts in this period
     * @param periodEnds exclusive
     * @param next the level above; absent on the highest
     * @param missing to the next level
     * @param afterPeriod the level that follows if nothing more is earned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tier(
            String name,
            long qualifying,
            @Nullable Instant periodEnds,
            @Nullable String next,
            @Nullable Long missing,
            @Nullable String afterPeriod) {}

    /** Points that cannot be spent any more from an instant on. */
    public record Expiring(String wallet, Instant at, long points) {}

    /**
     * A reward and what is missing for it.
     *
     * @param name in the first language of the catalogue
     * @param names by language
     */
    public record NearestReward(
            String rewardId, String wallet, long points, long missing, String name, Map<String, String> names) {}

    /** Goods that he buys. */
    public record Favourite(String id, String name) {}

    /**
     * @param count receipts on which he bought something
     * @param spend what he paid, without what came back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Purchases(
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            long count,
            long spend,
            @Nullable String currency) {}

    /**
     * Fifths of all members over the last year, 5 is best.
     *
     * @param purchasesYear in the last year
     * @param spendYear in the last year
     */
    public record Scores(int recency, int frequency, int spend, long purchasesYear, long spendYear) {}

    /**
     * @param benefit kind, such as FREE_ITEM
     * @param itemId only for this item, or the item that is free
     * @param category only for items of this category
     * @param source the rule, campaign or service that issued it
     * @param validUntil absent: for ever
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Coupon(
            String couponId,
            String code,
            String benefit,
            @Nullable String itemId,
            @Nullable String category,
            @Nullable String source,
            Instant validFrom,
            @Nullable Instant validUntil) {}

    /** What can be spent of a wallet now. */
    public long active(String wallet) {
        return wallets.getOrDefault(wallet, Wallet.EMPTY).active();
    }
}
