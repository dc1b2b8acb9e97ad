package io.pointbook.notification.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is now.
 *
 * @param version counts its wordings, from 1
 * @param author who wrote this version
 * @param nextRunAt of one with a time
 * @param secret key of the draw of arms
 * @param messages planned so far
 * @param money what they cost, in thousandths of a minor unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Campaign(
        String campaignId,
        int version,
        CampaignState state,
        CampaignTerms terms,
        String author,
        @Nullable String startedBy,
        @Nullable String approvedBy,
        @Nullable Instant nextRunAt,
        byte[] secret,
        long messages,
        long money,
        Instant createdAt,
        Instant changedAt) {}
