package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.catalogue.Standing;
import io.pointbook.rewards.redemption.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a redemption asks of the ledger. Every call can be repeated: ids of ours make it one and the same.
 *
 * <p>A call throws {@link LedgerTrouble} where it got no answer, or none that it understands; it may have taken effect.
 */
public interface PointsLedger {

    /** The answer to a hold. */
    sealed interface HoldReply {
        record Held(Instant expiresAt) implements HoldReply {}

        record NotHeld(Refusal refusal) implements HoldReply {}
    }

    /** The answer to a capture. */
    enum CaptureReply {
        CAPTURED,
        /** The hold had ended, its points are free. */
        ENDED
    }

    /** The answer to a release. */
    enum ReleaseReply {
        /** Nothing is held, now or from the beginning. */
        FREE,
        /** Too late: the points are taken. */
        CAPTURED
    }

    HoldReply hold(String holdId, String memberId, String wallet, long points, Duration life);

    CaptureReply capture(String holdId);

    ReleaseReply release(String holdId);

    /**
     * All captured points of a hold go back to the lots that they came from, once for each returnId.
     *
     * @return the entry of the ledger
     */
    String giveBack(String holdId, String returnId, String reason);

    /**
     * Issues a coupon.
     *
     * @param code absent: the ledger draws one
     * @return its code
     */
    String issueCoupon(
            String couponId,
            @Nullable String code,
            String memberId,
            CouponOffer.Benefit benefit,
            @Nullable Instant validUntil,
            String source);

    /**
     * Who the member is.
     *
     * @param withTier whether his tier is asked for
     * @param withTags whether his tags are
     * @return nothing where there is no such member
     */
    @Nullable
    Standing standing(String memberId, boolean withTier, boolean withTags);

    /** What a member can spend now, by wallet; nothing where there is no such member. */
    @Nullable
    Map<String, Long> active(String memberId);

    /** Whether it is known to be away: a call would not even be tried. */
    boolean isAway();
}
