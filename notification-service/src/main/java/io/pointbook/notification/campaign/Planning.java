package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.Composer.Written;
import io.pointbook.notification.campaign.MessageDesk.Outgoing;
import io.pointbook.notification.campaign.MessageValues.IssuedCoupon;
import io.pointbook.notification.campaign.Participations.Ask;
import io.pointbook.notification.campaign.Participations.Key;
import io.pointbook.notification.campaign.Participations.Outcome;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.link.ShortLinks;
import io.pointbook.notification.occasion.Occasion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one campaign after the other member what comes of it, and hands the messages in, all in the transaction in
 * which the campaign's row is locked.
 */
final class Planning {
    private final Connection connection;
    private final Campaign campaign;
    private final CampaignTerms terms;
    private final Members members;
    private final MessageDesk desk;
    private final ShortLinks links;
    private final Composer composer;
    private final Instant now;
    private long messages;
    private long money;

    Planning(Connection connection, Campaign campaign, CampaignParts parts, Instant now) {
        this.connection = connection;
        this.campaign = campaign;
        this.terms = campaign.terms();
        this.members = parts.members();
        this.desk = parts.desk();
        this.links = parts.links();
        this.composer = new Composer(terms, parts.desk(), parts.settings().tariff());
        this.now = now;
    }

    /** Decides about a member, unless it was decided before. */
    void plan(String memberId, String occasionId, @Nullable Occasion occasion) throws SQLException {
        var key = new Key(campaign.campaignId(), memberId, occasionId);
        if (!Participations.exists(connection, key)) {
            Participations.insert(connection, key, outcome(key, occasion), now);
        }
    }

    private Outcome outcome(Key key, @Nullable Occasion occasion) throws SQLException {
        var member = members.find(connection, key.memberId(), terms.purpose(), now);
        if (member == null) {
            return skipped(SkipReason.NO_CONTACT, null, null);
        }
        if (composer.channels(member).isEmpty()) {
            return skipped(SkipReason.NO_CONSENT, null, null);
        }
        if (isCapped(member)) {
            return skipped(SkipReason.CAPPED, null, null);
        }
        var arm = Arms.of(campaign.secret(), campaign.campaignId(), key.memberId(), terms);
        if (arm.equals(Arms.HOLDOUT)) {
            return new Outcome.HeldOut();
        }
        var coupon = terms.offer() == null ? null : terms.offer().coupon();
        return coupon == null ? speak(key, arm, member, occasion, null) : ask(key, arm, member, coupon);
    }

    /** The coupon is issued now: the words that waited for it. */
    void speak(Key key, String arm, @Nullable Occasion occasion, IssuedCoupon coupon) throws SQLException {
        var member = members.find(connection, key.memberId(), terms.purpose(), now);
        var outcome =
                member == null ? skipped(SkipReason.NO_CONTACT, arm, null) : speak(key, arm, member, occasion, coupon);
        Participations.decide(connection, key, outcome, coupon.code());
    }

    private boolean isCapped(MemberView member) throws SQLException {
        var caps = terms.caps();
        if (caps == null) {
            return false;
        }
        var since = now.atZone(member.zone()).minus(caps.period()).toInstant();
        return Participations.since(connection, campaign.campaignId(), member.memberId(), since) >= caps.messages();
    }

    private Outcome ask(Key key, String arm, MemberView member, CampaignTerms.Coupon coupon) {
        if (isSpent(1, 0)) {
            return skipped(SkipReason.BUDGET_SPENT, arm, null);
        }
        if (coupon.favourite() && member.itemId() == null) {
            return skipped(SkipReason.VALUE_MISSING, arm, "item");
        }
        var benefit =
                coupon.favourite() ? coupon.benefit().of(Objects.requireNonNull(member.itemId())) : coupon.benefit();
        return new Outcome.OfferWaits(arm, new Ask(CouponIds.of(key), benefit, until(coupon, member, now)));
    }

    /** The end of the coupon's last day, where the member lives. */
    static Instant until(CampaignTerms.Coupon coupon, MemberView member, Instant now) {
        return now.atZone(member.zone())
                .toLocalDate()
                .plusDays(coupon.validDays() + 1L)
                .atStartOfDay(member.zone())
                .toInstant();
    }

    private Outcome speak(
            Key key, String arm, MemberView member, @Nullable Occasion occasion, @Nullable IssuedCoupon coupon)
            throws SQLException {
        var codes = new EnumMap<Channel, String>(Channel.class);
        var shared = MessageValues.of(terms, member, occasion, coupon);
        var composed = composer.compose(arm, member, channel -> withLink(shared, codes, channel));
        if (composed.missing() != null) {
            return skipped(SkipReason.VALUE_MISSING, arm, composed.missing());
        }
        if (composed.tooLong()) {
            return skipped(SkipReason.TOO_LONG, arm, null);
        }
        if (composed.messages().isEmpty()) {
            return skipped(SkipReason.NO_CONSENT, arm, null);
        }
        long cost = composed.messages().stream().mapToLong(Written::cost).sum();
        if (isSpent(composed.messages().size(), cost)) {
            return skipped(SkipReason.BUDGET_SPENT, arm, null);
        }
        hand(key, arm, composed.messages(), codes);
        messages += composed.messages().size();
        money += cost;
        return new Outcome.Planned(arm, composed.messages().size());
    }

    private Map<String, Object> withLink(Map<String, Object> shared, Map<Channel, String> codes, Channel channel) {
        if (terms.url() == null) {
            return shared;
        }
        var values = new HashMap<>(shared);
        values.put("link", links.text(codes.computeIfAbsent(channel, _ -> links.draw())));
        return values;
    }

    private void hand(Key key, String arm, List<Written> written, Map<Channel, String> codes) throws SQLException {
        var validUntil =
                now.atOffset(ZoneOffset.UTC).plusDays(terms.validDays()).toInstant();
        for (var message : written) {
            desk.plan(
                    connection,
                    new Outgoing(
                            key.memberId(),
                            key.campaignId(),
                            key.occasionId(),
                            message.channel(),
                            arm,
                            terms.purpose(),
                            message.language(),
                            message.subject(),
                            message.text(),
                            message.html(),
                            now,
                            validUntil,
                            terms.mayRepeat()));
            var code = codes.get(message.channel());
            if (code != null && terms.url() != null) {
                var place = new ShortLinks.Place(
                        key.campaignId(),
                        key.memberId(),
                        key.occasionId(),
                        message.channel().name());
                links.keep(connection, code, place, terms.url(), now);
            }
        }
    }

    private boolean isSpent(long moreMessages, long moreMoney) {
        var budget = terms.budget();
        return budget != null
                && (budget.messages() != null && campaign.messages() + messages + moreMessages > budget.messages()
                        || budget.money() != null
                                && campaign.money() + money + moreMoney
                                        > Math.multiplyExact(budget.money(), Tariff.MINOR));
    }

    private static Outcome skipped(SkipReason reason, @Nullable String arm, @Nullable String missing) {
        return new Outcome.Skipped(reason, arm, missing);
    }

    /** Writes down what was spent; once, at the end. */
    void finish() throws SQLException {
        if (messages > 0) {
            CampaignRows.spend(connection, campaign.campaignId(), messages, money);
        }
    }
}
