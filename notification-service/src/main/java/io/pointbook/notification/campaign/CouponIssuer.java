package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import java.time.Instant;

/** The ledger, where coupons are issued. */
public interface CouponIssuer {
    /** Issues it, or finds that it was issued before under the same id. */
    Reply issue(String couponId, String memberId, Benefit benefit, Instant validUntil, String source);

    /** What the ledger says. */
    sealed interface Reply {
        /** @param code what a till reads */
        record Issued(String code) implements Reply {}

        /** It never will. */
        record Refused(String code) implements Reply {}

        /** It does not answer: ask again. */
        record Away() implements Reply {}
    }
}
