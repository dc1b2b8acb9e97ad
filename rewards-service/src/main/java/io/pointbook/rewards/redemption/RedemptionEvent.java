package io.pointbook.rewards.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a redemption. Stored for ever: fields are added, never changed in meaning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RedemptionEvent {
    /** Unique over the whole service. */
    String eventId();

    String redemptionId();

    String memberId();

    /** When it was written down. */
    Instant at();

    /** A member wants a reward. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionRequested(String eventId, String redemptionId, String memberId, RedemptionTerms terms, Instant at)
            implements RedemptionEvent {}

    /**
     * The pieces are set aside.
     *
     * @param limited whether the reward has a stock that they were taken from
     * @param memberKind where tax may be due, or the reward is not for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StockReserved(
            String eventId,
            String redemptionId,
            String memberId,
            long quantity,
            boolean limited,
            @Nullable String memberKind,
            Instant at)
            implements RedemptionEvent {}

    /**
     * The ledger holds the points.
     *
     * @param hold its number, from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsHeld(
            String eventId,
            String redemptionId,
            String memberId,
            int hold,
            String holdId,
            Instant expiresAt,
            Instant at)
            implements RedemptionEvent {}

    /** The hold ended before its points were taken; another one follows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldLapsed(String eventId, String redemptionId, String memberId, int hold, Instant at)
            implements RedemptionEvent {}

    /** Everything is there: the points will be taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionConfirmed(String eventId, String redemptionId, String memberId, Instant at)
            implements RedemptionEvent {}

    /** The points are taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsCaptured(String eventId, String redemptionId, String memberId, int hold, long points, Instant at)
            implements RedemptionEvent {}

    /**
     * The member has it.
     *
     * @param actor who said so
     * @param reference of the delivery, as its sender calls it
     * @param payment of the part in money, as its taker calls it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionFulfilled(
            String eventId,
            String redemptionId,
            String memberId,
            String actor,
            @Nullable String reference,
            @Nullable String payment,
            List<String> couponCodes,
            Instant at)
            implements RedemptionEvent {}

    /**
     * The member does not get it; nothing is left of it.
     *
     * @param restored pieces that went back to the stock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionRefused(
            String eventId, String redemptionId, String memberId, Refusal refusal, long restored, Instant at)
            implements RedemptionEvent {}

    /**
     * It is to end without effect: somebody cancels, or it must not wait for the ledger.
     *
     * @param refusal present: it ends as refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndRequested(
            String eventId,
            String redemptionId,
            String memberId,
            String actor,
            @Nullable String reason,
            @Nullable RefusalCode refusal,
            Instant at)
            implements RedemptionEvent {}

    /** The held points are free again, in their lots. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsReleased(String eventId, String redemptionId, String memberId, int hold, Instant at)
            implements RedemptionEvent {}

    /**
     * Points that were taken are given back.
     *
     * @param entryId the entry of the ledger
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsGivenBack(
            String eventId, String redemptionId, String memberId, long points, String entryId, Instant at)
            implements RedemptionEvent {}

    /**
     * It ended without effect.
     *
     * @param restored pieces that went back to the stock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionCancelled(String eventId, String redemptionId, String memberId, long restored, Instant at)
            implements RedemptionEvent {}

    /** What the member had came back, in time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReturnRequested(
            String eventId,
            String redemptionId,
            String memberId,
            String actor,
            @Nullable String reason,
            Instant at) implements RedemptionEvent {}

    /**
     * It came back, and so did its points.
     *
     * @param restored pieces that went back to the stock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionReturned(String eventId, String redemptionId, String memberId, long restored, Instant at)
            implements RedemptionEvent {}
}
