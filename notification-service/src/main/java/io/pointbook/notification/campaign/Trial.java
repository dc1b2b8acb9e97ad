package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignAnswer.Cost;
import io.pointbook.notification.campaign.CampaignAnswer.Message;
import io.pointbook.notification.campaign.CampaignAnswer.Missing;
import io.pointbook.notification.campaign.CampaignAnswer.Preview;
import io.pointbook.notification.campaign.Composer.Composed;
import io.pointbook.notification.campaign.MessageValues.IssuedCoupon;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.notification.occasion.Occasion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at what a campaign would say and cost, and says nothing to anybody. */
final class Trial {
    /** Members of the audience that are looked at; what a larger one costs is reckoned from them. */
    static final int MOST_LOOKED_AT = 2_000;

    /** Members that one page of the audience has. */
    private static final int PAGE = 500;

    /** Members that are named for a variable. */
    private static final int SAMPLE = 10;

    /** As long as those that the ledger draws. */
    private static final String A_COUPON = "K7M2PX9QR4TW";

    private static final String A_LINK = "AAAAAAAAAAA";

    private final Connection connection;
    private final Campaign campaign;
    private final CampaignTerms terms;
    private final CampaignParts parts;
    private final Composer composer;
    private final Instant now;

    Trial(Connection connection, Campaign campaign, CampaignParts parts, Instant now) {
        this.connection = connection;
        this.campaign = campaign;
        this.terms = campaign.terms();
        this.parts = parts;
        this.composer = new Composer(terms, parts.desk(), parts.settings().tariff());
        this.now = now;
    }

    /** What one member would read now. */
    Preview preview(String memberId, @Nullable Occasion occasion) throws SQLException {
        var member = parts.members().find(connection, memberId, terms.purpose(), now);
        if (member == null) {
            throw NotificationProblem.UNKNOWN_MEMBER.because(
                    "Nothing is known here that could reach a member with this memberId.", Map.of());
        }
        var drawn = Arms.of(campaign.secret(), campaign.campaignId(), memberId, terms);
        boolean heldOut = drawn.equals(Arms.HOLDOUT);
        var arm = heldOut ? terms.arms().getFirst().name() : drawn;
        var composed = compose(arm, member, occasion);
        return new Preview(
                memberId,
                parts.members().contains(connection, terms.audience(), memberId),
                arm,
                heldOut,
                terms.channels().stream().filter(member.allowed()::contains).toList(),
                composed.messages().stream()
                        .map(one -> new Message(
                                one.channel(), one.language(), one.subject(), one.text(), one.html(), one.parts()))
                        .toList(),
                composed.missing(),
                composed.tooLong());
    }

    private Composed compose(String arm, MemberView member, @Nullable Occasion occasion) {
        var coupon = terms.offer() == null ? null : terms.offer().coupon();
        if (coupon != null && coupon.favourite() && member.itemId() == null) {
            return Composed.without("item");
        }
        var issued = coupon == null
                ? null
                : new IssuedCoupon(A_COUPON, Planning.until(coupon, member, now).minusNanos(1));
        var values = MessageValues.of(terms, member, occasion, issued);
        if (terms.url() != null) {
            values.put("link", parts.links().text(A_LINK));
        }
        return composer.compose(arm, member, _ -> values);
    }

    /** What it would cost to speak to the whole audience once, and who lacks what. */
    Cost cost() throws SQLException {
        var sum = new Sum();
        var after = "";
        List<String> page;
        do {
            page = parts.members().after(connection, terms.audience(), after, PAGE);
            for (var memberId : page) {
                look(memberId, sum);
                after = memberId;
            }
        } while (page.size() == PAGE && sum.looked < MOST_LOOKED_AT);
        long audience = Math.max(sum.looked, parts.members().count(connection, terms.audience()));
        return sum.cost(audience, parts.settings().tariff().currency());
    }

    private void look(String memberId, Sum sum) throws SQLException {
        sum.looked++;
        var member = parts.members().find(connection, memberId, terms.purpose(), now);
        if (member == null || composer.channels(member).isEmpty()) {
            sum.notAllowed++;
            return;
        }
        var arm = Arms.of(campaign.secret(), campaign.campaignId(), memberId, terms);
        if (arm.equals(Arms.HOLDOUT)) {
            sum.heldOut++;
            return;
        }
        var composed = compose(arm, member, anOccasion());
        if (composed.missing() != null) {
            sum.missing
                    .computeIfAbsent(composed.missing(), _ -> new ArrayList<>())
                    .add(memberId);
            return;
        }
        if (composed.tooLong()) {
            sum.tooLong++;
        }
        composed.messages().forEach(sum::add);
    }

    /** An occasion of the kind that the campaign follows: with the facts that such occasions have. */
    private @Nullable Occasion anOccasion() {
        return terms.trigger().occasion() == null
                ? null
                : SampleOccasions.of(terms.trigger().occasion(), now);
    }

    private static final class Sum {
        private long looked;
        private long heldOut;
        private long notAllowed;
        private long tooLong;
        private long sms;
        private long smsParts;
        private long emails;
        private long thousandths;
        private final Map<String, List<String>> missing = new TreeMap<>();

        void add(Composer.Written written) {
            if (written.channel() == Channel.SMS) {
                sms++;
                smsParts += written.parts();
            } else {
                emails++;
            }
            thousandths += written.cost();
        }

        Cost cost(long audience, String currency) {
            long all = looked == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(thousandths, audience), looked);
            return new Cost(
                    audience,
                    looked,
                    audience > looked,
                    heldOut,
                    notAllowed,
                    missing.entrySet().stream()
                            .map(entry -> new Missing(
                                    entry.getKey(),
                                    entry.getValue().size(),
                                    entry.getValue().stream().limit(SAMPLE).toList()))
                            .toList(),
                    tooLong,
                    sms + emails,
                    sms,
                    smsParts,
                    emails,
                    Math.ceilDiv(all, Tariff.MINOR),
                    currency);
        }
    }
}
