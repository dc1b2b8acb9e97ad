package io.pointbook.notification.campaign;

import java.time.Duration;

/**
 * What an installation says about campaigns.
 *
 * @param approvalAbove an audience of more members needs a second person
 * @param retryAfter how long a ledger that does not answer is left alone
 */
public record CampaignSettings(Tariff tariff, long approvalAbove, Duration retryAfter) {}
