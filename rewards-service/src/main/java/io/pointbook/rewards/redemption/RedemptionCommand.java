package io.pointbook.rewards.redemption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one can ask of a redemption, or tell it. Times and the answers of others come in here. */
public sealed interface RedemptionCommand {
    String redemptionId();

    /** When it is decided. */
    Instant at();

    /** A member wants a reward. The id is new: whoever asks has looked. */
    record RequestRedemption(String redemptionId, String memberId, RedemptionTerms terms, Instant at)
            implements RedemptionCommand {}

    /**
     * The pieces can be set aside, or not.
     *
     * @param refusal why not
     * @param limited whether the reward has a stock
     * @param memberKind where it was asked for
     */
    record ReserveStock(
            String redemptionId,
            @Nullable Refusal refusal,
            boolean limited,
            @Nullable String memberKind,
            Instant at) implements RedemptionCommand {}

    /** The ledger holds the points. */
    record RecordHold(String redemptionId, int hold, Instant expiresAt, Instant at) implements RedemptionCommand {}

    /** The ledger refused to hold the points. */
    record RecordNoHold(String redemptionId, int hold, Refusal refusal, Instant at) implements RedemptionCommand {}

    /** The ledger has taken the points. */
    record RecordCapture(String redemptionId, int hold, Instant at) implements RedemptionCommand {}

    /** The hold had ended, and its points are free. */
    record RecordLapse(String redemptionId, int hold, Instant at) implements RedemptionCommand {}

    /** The ledger holds nothing any more for this redemption. */
    record RecordRelease(String redemptionId, int hold, Instant at) implements RedemptionCommand {}

    /** The ledger has given the points back. */
    record RecordGivenBack(String redemptionId, String entryId, Instant at) implements RedemptionCommand {}

    /** Somebody cancels. */
    record CancelRedemption(
            String redemptionId, String actor, @Nullable String reason, Instant at) implements RedemptionCommand {}

    /** What the member had comes back. */
    record ReturnRedemption(
            String redemptionId, String actor, @Nullable String reason, Instant at) implements RedemptionCommand {}

    /** Nobody may wait for the ledger here. Does nothing once points may have been taken. */
    record StopWaiting(String redemptionId, Instant at) implements RedemptionCommand {}

    /**
     * The member has it.
     *
     * @param payment how the payment of its part in money is called where it was made
     */
    record FulfilRedemption(
            String redemptionId,
            String actor,
            @Nullable String reference,
            @Nullable String payment,
            List<String> couponCodes,
            Instant at)
            implements RedemptionCommand {}
}
