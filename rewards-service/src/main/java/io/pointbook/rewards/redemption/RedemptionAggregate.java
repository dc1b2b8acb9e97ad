package io.pointbook.rewards.redemption;

import io.pointbook.rewards.redemption.RedemptionCommand.CancelRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.FulfilRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordCapture;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordGivenBack;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordLapse;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordNoHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordRelease;
import io.pointbook.rewards.redemption.RedemptionCommand.RequestRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.ReserveStock;
import io.pointbook.rewards.redemption.RedemptionCommand.ReturnRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.StopWaiting;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRequested;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: takes commands, applies events and answers what came of it. What they mean stands in {@link RedemptionDecision}. */
@AggregateRoot(type = "redemption")
public class RedemptionAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String aggregateId;

    private @Nullable Redemption redemption;

    /** For Axon, before the first event. */
    protected RedemptionAggregate() {}

    /** What a command did, and where the redemption stands after it. */
    public record Told(List<RedemptionEvent> events, Redemption redemption) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Told handle(RequestRedemption ask) {
        return applied(List.of(RedemptionDecision.request(ask)));
    }

    @CommandHandler
    Told handle(ReserveStock ask) {
        return decided(ask);
    }

    @CommandHandler
    Told handle(RecordHold fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(RecordNoHold fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(RecordCapture fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(RecordLapse fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(RecordRelease fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(RecordGivenBack fact) {
        return decided(fact);
    }

    @CommandHandler
    Told handle(CancelRedemption ask) {
        return decided(ask);
    }

    @CommandHandler
    Told handle(StopWaiting ask) {
        return decided(ask);
    }

    @CommandHandler
    Told handle(FulfilRedemption ask) {
        return decided(ask);
    }

    @CommandHandler
    Told handle(ReturnRedemption ask) {
        return decided(ask);
    }

    private Told decided(RedemptionCommand command) {
        return applied(RedemptionDecision.decide(redemption(), command));
    }

    private Told applied(List<? extends RedemptionEvent> events) {
        events.forEach(AggregateLifecycle::apply);
        return new Told(List.copyOf(events), redemption());
    }

    @EventSourcingHandler
    void on(RedemptionEvent event) {
        if (event instanceof RedemptionRequested requested) {
            aggregateId = RedemptionIds.aggregate(requested.redemptionId());
            redemption = Redemption.begun(requested);
        } else {
            redemption = redemption().after(event);
        }
    }

    private Redemption redemption() {
        if (redemption == null) {
            throw new IllegalStateException("a redemption begins with RedemptionRequested");
        }
        return redemption;
    }
}
