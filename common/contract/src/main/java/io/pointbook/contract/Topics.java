package io.pointbook.contract;

import io.pointbook.contract.Topic.Cleanup;
import io.pointbook.contract.Topic.Timestamp;
import java.time.Duration;
import java.util.List;

/** All topics, the types of the messages on them and the groups that read them. */
public final class Topics {
    /** Receipts, from the tills to the ledger. */
    public static final String TILL_RECEIPTS = "till.receipts.v1";
    /** What of them could not be posted, as it came. */
    public static final String TILL_RECEIPTS_DEAD_LETTER = "till.receipts.v1.dead-letter";
    /** What other systems tell about members: goals, questionnaires, birthdays, referrals; to the ledger. */
    public static final String MEMBER_EVENTS = "members.events.v1";
    /** What of them could not be read, as it came. */
    public static final String MEMBER_EVENTS_DEAD_LETTER = "members.events.v1.dead-letter";
    /** How members are reached and what they agreed to, from other systems; to notification. */
    public static final String MEMBER_CONTACTS = "members.contacts.v1";
    /** One message for each event of a member's account, with all its entries. */
    public static final String LEDGER_ENTRIES = "ledger.entries.v1";
    /** Where each member stands now. */
    public static final String LEDGER_BALANCES = "ledger.balances.v1";
    /** What members bought and brought back, also where it earned nothing. */
    public static final String LEDGER_PURCHASES = "ledger.purchases.v1";
    /** What became of coupons that a receipt can carry. */
    public static final String LEDGER_COUPONS = "ledger.coupons.v1";
    /** What became of redemptions: rewards that members asked for. */
    public static final String REWARDS_REDEMPTIONS = "rewards.redemptions.v1";
    /** Points of members that expire soon. */
    public static final String OFFERS_POINTS_EXPIRING = "offers.points-expiring.v1";
    /** Members who can nearly have a reward. */
    public static final String OFFERS_REWARD_IN_REACH = "offers.reward-in-reach.v1";
    /** Members who are in another tier. */
    public static final String OFFERS_TIER_CHANGED = "offers.tier-changed.v1";
    /** Members who will lose their tier unless they buy more. */
    public static final String OFFERS_TIER_ABOUT_TO_FALL = "offers.tier-about-to-fall.v1";
    /** Members who won a surprise. */
    public static final String OFFERS_SURPRISE = "offers.surprise.v1";
    /** Coupons of members that expire soon. */
    public static final String OFFERS_COUPON_EXPIRING = "offers.coupon-expiring.v1";
    /** Members who bought again after a long time. */
    public static final String OFFERS_CAME_BACK = "offers.came-back.v1";
    /** Members who belong to a segment now. */
    public static final String OFFERS_SEGMENT_ENTERED = "offers.segment-entered.v1";
    /** Members who do not belong to a segment any more. */
    public static final String OFFERS_SEGMENT_LEFT = "offers.segment-left.v1";
    /** Messages of campaigns that were sent. */
    public static final String OFFERS_SENT = "offers.sent.v1";

    /** {@code ce_type} of a receipt. */
    public static final String TILL_RECEIPT_TYPE = "io.pointbook.till.receipt.v1";
    /** {@code ce_type} of what another system tells about a member. */
    public static final String MEMBER_EVENT_TYPE = "io.pointbook.members.event.v1";
    /** {@code ce_type} on {@link #LEDGER_ENTRIES}. */
    public static final String LEDGER_ENTRY_TYPE = "io.pointbook.ledger.entry.v1";
    /** {@code ce_type} on {@link #LEDGER_BALANCES}. */
    public static final String LEDGER_BALANCE_TYPE = "io.pointbook.ledger.balance.v1";
    /** {@code ce_type} on {@link #LEDGER_PURCHASES}. */
    public static final String LEDGER_PURCHASE_TYPE = "io.pointbook.ledger.purchase.v1";
    /** {@code ce_type} on {@link #LEDGER_COUPONS}. */
    public static final String LEDGER_COUPON_TYPE = "io.pointbook.ledger.coupon.v1";
    /** {@code ce_source} of all that the ledger says. */
    public static final String LEDGER_SOURCE = "/ledger";
    /** {@code ce_type} on {@link #REWARDS_REDEMPTIONS}. */
    public static final String REWARDS_REDEMPTION_TYPE = "io.pointbook.rewards.redemption.v1";
    /** {@code ce_source} of all that rewards-service says. */
    public static final String REWARDS_SOURCE = "/rewards";

    /** What {@code ce_type} has in front of the topic's name on the topics of offers. */
    public static final String OFFERS_TYPE_PREFIX = "io.pointbook.";
    /** {@code ce_source} of all that notification-service says. */
    public static final String NOTIFICATION_SOURCE = "/notification";

    /** The consumer group of ledger-service. */
    public static final String LEDGER_GROUP = "ledger-ingest";
    /** The group in which ledger-service reads {@link #MEMBER_EVENTS}. */
    public static final String LEDGER_MEMBERS_GROUP = "ledger-members";
    /** The consumer group of rewards-service. */
    public static final String REWARDS_GROUP = "rewards-ingest";
    /** The consumer group of notification-service. */
    public static final String NOTIFICATION_GROUP = "notification-ingest";

    /** Also the most instances of a service that can share the work. */
    public static final int PARTITIONS = 12;
    /** The largest message, and so what brokers, producers and consumers must be able to hold. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;
    /** A dead letter is the record that it is about, with further headers. */
    public static final int DEAD_LETTER_MAX_BYTES = 5 * 1024 * 1024;
    /** How long the ledger may be away before receipts are lost; after it has taken them, the ledger keeps them itself. */
    public static final Duration RECEIPTS_KEPT = Duration.ofDays(30);

    private static final String MEMBER = "memberId";

    /** Everything that has to be made before the services start. */
    public static final List<Topic> ALL = List.of(
            new Topic(
                    TILL_RECEIPTS,
                    "card number, else storeId/workstationId; any key is correct",
                    PARTITIONS,
                    Cleanup.DELETE,
                    RECEIPTS_KEPT,
                    MAX_BYTES,
                    Timestamp.LOG_APPEND_TIME),
            new Topic(
                    TILL_RECEIPTS_DEAD_LETTER,
                    "as the record came",
                    PARTITIONS,
                    Cleanup.DELETE,
                    null,
                    DEAD_LETTER_MAX_BYTES,
                    Timestamp.CREATE_TIME),
            new Topic(
                    MEMBER_EVENTS,
                    "memberId or card number; the team of a team's goal",
                    PARTITIONS,
                    Cleanup.DELETE,
                    RECEIPTS_KEPT,
                    MAX_BYTES,
                    Timestamp.LOG_APPEND_TIME),
            new Topic(
                    MEMBER_EVENTS_DEAD_LETTER,
                    "as the record came",
                    PARTITIONS,
                    Cleanup.DELETE,
                    null,
                    DEAD_LETTER_MAX_BYTES,
                    Timestamp.CREATE_TIME),
            new Topic(MEMBER_CONTACTS, MEMBER, PARTITIONS, Cleanup.COMPACT, null, MAX_BYTES, Timestamp.CREATE_TIME),
            keptForEver(LEDGER_ENTRIES, MEMBER),
            new Topic(LEDGER_BALANCES, MEMBER, PARTITIONS, Cleanup.COMPACT, null, MAX_BYTES, Timestamp.CREATE_TIME),
            keptForEver(LEDGER_PURCHASES, MEMBER),
            keptForEver(LEDGER_COUPONS, "memberId; a coupon that is nobody's: its code"),
            keptForEver(REWARDS_REDEMPTIONS, MEMBER),
            keptForEver(OFFERS_POINTS_EXPIRING, MEMBER),
            keptForEver(OFFERS_REWARD_IN_REACH, MEMBER),
            keptForEver(OFFERS_TIER_CHANGED, MEMBER),
            keptForEver(OFFERS_TIER_ABOUT_TO_FALL, MEMBER),
            keptForEver(OFFERS_SURPRISE, MEMBER),
            keptForEver(OFFERS_COUPON_EXPIRING, MEMBER),
            keptForEver(OFFERS_CAME_BACK, MEMBER),
            keptForEver(OFFERS_SEGMENT_ENTERED, MEMBER),
            keptForEver(OFFERS_SEGMENT_LEFT, MEMBER),
            keptForEver(OFFERS_SENT, MEMBER));

    private Topics() {}

    private static Topic keptForEver(String name, String key) {
        return new Topic(name, key, PARTITIONS, Cleanup.DELETE, null, MAX_BYTES, Timestamp.CREATE_TIME);
    }
}
