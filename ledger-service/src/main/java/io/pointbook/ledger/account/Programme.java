package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terms under which an account earns, pays and gives back. Pure: the same question has the same answer for ever. */
public interface Programme {

    /** Id of the programme, the same in all its versions. */
    String id();

    /** Version of the programme, from 1. */
    int version();

    /** The same without rules in which chance decides: what can be promised before a receipt has its number. */
    default Programme withoutDraws() {
        return this;
    }

    /** Rules that all members together share a budget of: programme id + "/" + rule id. */
    default Set<String> budgeted() {
        return Set.of();
    }

    /** The same, judging by what campaigns have given so far. */
    default Programme within(Budgets given) {
        return this;
    }

    /** Whose days, months and years count, and in which people read its times. */
    default ZoneId zone() {
        return ZoneId.of("UTC");
    }

    /** The wallet that is spent at tills. */
    String wallet();

    /**
     * What a receipt earns.
     *
     * @param surviving the receipt's lines as its VOID lines left them
     * @param member the account before the receipt
     */
    Judgement judge(Receipt receipt, List<Line> surviving, Account member);

    /**
     * Rules that were asked with a receipt and gave nothing, and why.
     *
     * @param surviving the receipt's lines as its VOID lines left them
     * @param member the account before the receipt
     * @param gave rules by their keys that gave something, as it was posted
     */
    default List<SilentRule> silentRules(Receipt receipt, List<Line> surviving, Account member, Set<String> gave) {
        return List.of();
    }

    /** What something other than a receipt earns. */
    default Judgement judge(Occasion occasion, Account member) {
        return Judgement.NOTHING;
    }

    /** The programme's own day at this time: what is no receipt has no business day. */
    default LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Of each sort of period after whose end members are rewarded, the latest one whose reward is due. */
    default List<Season> seasonsDue(Instant now) {
        return List.of();
    }

    /** Whether a rule of this name, programme id + "/" + rule id, takes something off open baskets. */
    default boolean hasDiscount(String rule) {
        return false;
    }

    /** Whether uses of this discount count for limits by period. */
    default boolean countsUses(String rule) {
        return false;
    }

    /** The rules that take something off open baskets, as data: where they are equal, they do the same. */
    default List<?> discountRules() {
        return List.of();
    }

    /**
     * What its rules take off an open basket.
     *
     * @param undiscounted the surviving lines as they were before any of these rules
     * @param member the account before the basket
     */
    default Discounts discounts(Receipt receipt, List<Line> undiscounted, Account member) {
        return Discounts.NONE;
    }

    /** Rules by their keys that chance may let win with this basket. */
    default List<String> mayWin(Receipt receipt, List<Line> surviving, Account member) {
        return List.of();
    }

    /**
     * What one would have to spend more for the next unit of each rule, where that is easily known.
     *
     * @param surviving the lines as they are to be paid
     * @param undiscounted the same before this programme's discounts
     */
    default List<Missing> missing(Receipt receipt, List<Line> surviving, List<Line> undiscounted, Account member) {
        return List.of();
    }

    /**
     * What coupons give that a receipt has used.
     *
     * @param surviving the receipt's lines as its VOID lines left them
     * @param given by this programme's rules for the same receipt
     * @return at most one award for each coupon; those that give nothing have none
     */
    default List<Award> ofCoupons(Receipt receipt, List<Line> surviving, List<Award> given, List<UsedCoupon> coupons) {
        return List.of();
    }

    /** Collecting cards, in the order in which they are looked at. */
    default List<FullCard> cards() {
        return List.of();
    }

    /** Until when the points of wallets live whose life begins anew whenever the member buys; by wallet. */
    default Map<String, Instant> prolonged(Instant businessTime) {
        return Map.of();
    }

    /** Whether members have levels. */
    default boolean hasTiers() {
        return false;
    }

    /** The member's level in this programme, if it has levels. */
    default @Nullable TierStanding tier(Account member, Instant at) {
        return null;
    }

    /** Why the member has this level, if the programme has levels. */
    default @Nullable TierReasons tierReasons(Account member, Instant at) {
        return null;
    }

    /** Whether points of this wallet can be held and paid with. */
    default boolean canBeSpent(String wallet) {
        return wallet.equals(wallet());
    }

    /** Whether members can have anything in this wallet. */
    default boolean hasWallet(String wallet) {
        return wallet.equals(wallet());
    }

    /** How far a reversal goes when the points are spent. */
    ReturnPolicy returnPolicy();

    /** Whether a return that finds no purchase counts by its value. */
    boolean unmatchedCountByValue();

    /** Points that an amount would have earned, for a return by value; the amount in minor units, not below zero. */
    long pointsForValue(String currency, long amount);

    /** Points that pay an amount where the till names neither points nor a known hold; minor units, not below zero. */
    long pointsToPay(String currency, long amount);

    /** The greatest amount that so many points pay, not below zero: {@link #pointsToPay} the other way round. */
    long amountPaid(String currency, long points);

    /** How far back a return without a receipt looks for its purchase. */
    Duration returnsReachBack();

    /** How long points live that are put back into a lot which has expired meanwhile; zero: they stay expired. */
    Duration restoredLiveAtLeast();

    /** Until when points of the wallet spent at tills that come in at this time can be spent; absent: for ever. */
    default @Nullable Instant expiryOf(Instant businessTime) {
        return expiryOf(wallet(), businessTime);
    }

    /** Until when units of a wallet that come in at this time can be spent; absent: for ever. */
    @Nullable
    Instant expiryOf(String wallet, Instant businessTime);
}
