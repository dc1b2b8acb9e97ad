package io.pointbook.contract.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.contract.offers.OfferFound.Consent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message of {@code offers.sent.v1}: a message of a campaign was sent to a member. Keyed by member. Sent at least once, so
 * drop an {@code eventId} that you have had. Neither the text nor the address is here.
 *
 * @param eventId unique over all topics of offers; also the CloudEvents id
 * @param occasionId what the message was about; with campaign, member and channel it names the message
 * @param channel SMS or EMAIL; others may come
 * @param arm which of the campaign's ways to say it
 * @param purpose the consent that it was sent with
 * @param sentAt when the provider took it
 * @param couponId of the coupon in it, as on {@code ledger.coupons.v1}; absent: none
 * @param consents what the member allowed then
 * @param segments those that he was in then, by their ids
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferSent(
        String eventId,
        String memberId,
        String campaignId,
        String occasionId,
        String channel,
        String arm,
        String purpose,
        Instant sentAt,
        @Nullable String couponId,
        List<Consent> consents,
        List<String> segments) {}
