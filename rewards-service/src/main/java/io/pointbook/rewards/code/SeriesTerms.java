package io.pointbook.rewards.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.CouponOffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a series' codes are good for.
 *
 * @param coupon what whoever enters one gets
 * @param validUntil from then on none can be entered; absent: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesTerms(CouponOffer coupon, @Nullable Instant validUntil) {}
