package io.pointbook.contract.offers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Message of the topics {@code offers.KIND.v1}: something that may be worth an offer to a member. Keyed by member. Sent at
 * least once, so drop an {@code eventId} that you have had. No name, address or date of birth is ever here.
 *
 * @param eventId unique over all these topics; also the CloudEvents id
 * @param occasionId what makes it this one among the same kind of the same member
 * @param at when it happened, or when what it announces will happen
 * @param foundAt when it was written to the topic
 * @param facts numbers and words about it, by the topic's schema
 * @param consents what the member allowed at {@code foundAt}: whoever sends later asks again
 * @param segments those that he was in at {@code foundAt}, by their ids
 */
public record OfferFound(
        String eventId,
        String memberId,
        String occasionId,
        Instant at,
        Instant foundAt,
        Map<String, Object> facts,
        List<Consent> consents,
        List<String> segments) {

    /**
     * One consent that is given.
     *
     * @param channel SMS or EMAIL; others may come
     * @param purpose SERVICE, MARKETING, PROFILING or PERSONALISED; others may come
     */
    public record Consent(String channel, String purpose) {}
}
