package io.pointbook.notification.contact;

import java.time.ZoneId;

/**
 * What is meant where a contact does not say.
 *
 * @param region ISO 3166, for phone numbers without a country
 * @param zone of members who name none
 */
public record ContactTerms(String region, ZoneId zone) {}
