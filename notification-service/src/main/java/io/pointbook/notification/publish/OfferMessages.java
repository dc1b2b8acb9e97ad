package io.pointbook.notification.publish;

import io.pointbook.contract.Topics;
import io.pointbook.contract.offers.OfferFound;
import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.contract.offers.OfferSent;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.runtime.outbox.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an occasion, or a message that was sent, says to other systems. Pure, and shared by any number of threads. */
final class OfferMessages {
    private final MessageJson<OfferFound> found = new MessageJson<>(OfferFound.class);
    private final MessageJson<OfferSent> sent = new MessageJson<>(OfferSent.class);

    /**
     * A message as it waits to be published.
     *
     * @param value JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ready(String topic, String memberId, String eventId, Instant at, byte[] value) {}

    /**
     * The topic of a kind, or none: a birthday and where somebody lives are personal, and stay here.
     */
    static @Nullable String topic(OccasionKind kind) {
        return switch (kind) {
            case POINTS_EXPIRING -> Topics.OFFERS_POINTS_EXPIRING;
            case REWARD_IN_REACH -> Topics.OFFERS_REWARD_IN_REACH;
            case TIER_CHANGED -> Topics.OFFERS_TIER_CHANGED;
            case TIER_ABOUT_TO_FALL -> Topics.OFFERS_TIER_ABOUT_TO_FALL;
            case SURPRISE_WON -> Topics.OFFERS_SURPRISE;
            case COUPON_EXPIRING -> Topics.OFFERS_COUPON_EXPIRING;
            case CAME_BACK -> Topics.OFFERS_CAME_BACK;
            case SEGMENT_ENTERED -> Topics.OFFERS_SEGMENT_ENTERED;
            case SEGMENT_LEFT -> Topics.OFFERS_SEGMENT_LEFT;
            case BIRTHDAY, SHOP_MOVED -> null;
        };
    }

    Ready found(String topic, Occasion occasion, Instant foundAt, List<Consent> consents, List<String> segments) {
        var eventId = occasion.kind() + ":" + occasion.memberId() + ":" + occasion.occasionId();
        var message = new OfferFound(
                eventId,
                occasion.memberId(),
                occasion.occasionId(),
                occasion.at(),
                foundAt,
                new TreeMap<>(occasion.facts()),
                consents,
                segments);
        return new Ready(topic, occasion.memberId(), eventId, foundAt, found.bytes(message));
    }

    Ready sent(SentMessage message, @Nullable String couponId, List<Consent> consents, List<String> segments) {
        var eventId = "SENT:" + message.campaignId() + ":" + message.memberId() + ":" + message.occasionId() + ":"
                + message.channel();
        var said = new OfferSent(
                eventId,
                message.memberId(),
                message.campaignId(),
                message.occasionId(),
                message.channel(),
                message.arm(),
                message.purpose(),
                message.sentAt(),
                couponId,
                consents,
                segments);
        return new Ready(Topics.OFFERS_SENT, message.memberId(), eventId, message.sentAt(), sent.bytes(said));
    }
}
