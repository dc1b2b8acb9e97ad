package io.pointbook.notification.contact;

import java.time.ZoneId;
import java.util.Set;

/**
 * What is meant where a contact does not say.
 *
 * @param region ISO 3166, for phone numbers without a country
 * @param zone of members who name none
 * @param confirmed channels on which a yes counts only when the member has shown that the address is his
 */
public record ContactTerms(String region, ZoneId zone, Set<Channel> confirmed) {
    public ContactTerms {
        confirmed = Set.copyOf(confirmed);
    }
}
