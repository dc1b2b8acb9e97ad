package io.pointbook.notification.campaign;

import io.pointbook.notification.link.ShortLinks;

/** What campaigns work with. */
public record CampaignParts(Members members, MessageDesk desk, ShortLinks links, CampaignSettings settings) {}
