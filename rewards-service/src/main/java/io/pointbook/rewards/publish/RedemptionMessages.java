package io.pointbook.rewards.publish;

import io.pointbook.contract.Topics;
import io.pointbook.contract.rewards.RedemptionChanged;
import io.pointbook.contract.rewards.RedemptionKind;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionEvent.EndRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.HoldLapsed;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsCaptured;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsGivenBack;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsHeld;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsReleased;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionCancelled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionConfirmed;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionFulfilled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRefused;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionReturned;
import io.pointbook.rewards.redemption.RedemptionEvent.ReturnRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.StockReserved;
import io.pointbook.rewards.redemption.RedemptionTerms;
import io.pointbook.rewards.redemption.Refusal;
import io.pointbook.runtime.outbox.CloudEvent;
import io.pointbook.runtime.outbox.CloudEvents;
import io.pointbook.runtime.outbox.MessageJson;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a stored event of a redemption says to the world: one message with the event's id, keyed by member, or none. Who
 * acted, why, and how a delivery or a code is called stay inside: they may be personal, or worth money. Pure, and shared
 * by any number of threads.
 */
public final class RedemptionMessages implements Function<DomainEventMessage<?>, List<ProducerRecord<byte[], byte[]>>> {
    private final MessageJson<RedemptionChanged> json = new MessageJson<>(RedemptionChanged.class);

    /** Nothing for what is not of a redemption, and for steps that are nobody else's business. */
    @Override
    public List<ProducerRecord<byte[], byte[]>> apply(DomainEventMessage<?> stored) {
        if (!(stored.getPayload() instanceof RedemptionEvent event)) {
            return List.of();
        }
        var kind = kind(event);
        return kind == null ? List.of() : List.of(message(event, kind, stored.getSequenceNumber()));
    }

    private ProducerRecord<byte[], byte[]> message(RedemptionEvent event, RedemptionKind kind, long sequence) {
        var about = new CloudEvent(event.eventId(), Topics.REWARDS_REDEMPTION_TYPE, Topics.REWARDS_SOURCE, event.at());
        var message = new RedemptionChanged(
                event.eventId(),
                event.redemptionId(),
                sequence,
                kind,
                event.memberId(),
                event.at(),
                event instanceof RedemptionRequested requested ? reward(requested.terms()) : null,
                points(event),
                event instanceof RedemptionRefused refused ? refusal(refused.refusal()) : null);
        return CloudEvents.message(Topics.REWARDS_REDEMPTIONS, event.memberId(), about, json.bytes(message));
    }

    private static @Nullable RedemptionKind kind(RedemptionEvent event) {
        return switch (event) {
            case RedemptionRequested _ -> RedemptionKind.REQUESTED;
            case RedemptionConfirmed _ -> RedemptionKind.CONFIRMED;
            case PointsCaptured _ -> RedemptionKind.CAPTURED;
            case RedemptionFulfilled _ -> RedemptionKind.FULFILLED;
            case RedemptionRefused _ -> RedemptionKind.REFUSED;
            case PointsGivenBack _ -> RedemptionKind.POINTS_GIVEN_BACK;
            case RedemptionCancelled _ -> RedemptionKind.CANCELLED;
            case RedemptionReturned _ -> RedemptionKind.RETURNED;
            case StockReserved _, PointsHeld _, HoldLapsed _, EndRequested _, PointsReleased _, ReturnRequested _ ->
                null;
        };
    }

    private static RedemptionChanged.Reward reward(RedemptionTerms terms) {
        var cash = terms.cash();
        return new RedemptionChanged.Reward(
                terms.rewardId(),
                terms.rewardVersion(),
                terms.kind().name(),
                terms.quantity(),
                terms.points(),
                terms.wallet(),
                cash == null ? null : new RedemptionChanged.Cash(cash.amount(), cash.currency()),
                terms.variant(),
                terms.choice() == null ? null : terms.choice().storeId());
    }

    private static @Nullable Long points(RedemptionEvent event) {
        return switch (event) {
            case PointsCaptured captured -> captured.points();
            case PointsGivenBack back -> back.points();
            case RedemptionRequested _,
                    StockReserved _,
                    PointsHeld _,
                    HoldLapsed _,
                    RedemptionConfirmed _,
                    RedemptionFulfilled _,
                    RedemptionRefused _,
                    EndRequested _,
                    PointsReleased _,
                    ReturnRequested _,
                    RedemptionReturned _,
                    RedemptionCancelled _ -> null;
        };
    }

    private static RedemptionChanged.Refusal refusal(Refusal refusal) {
        return new RedemptionChanged.Refusal(refusal.code().name().toLowerCase(Locale.ROOT), refusal.numbers());
    }
}
