package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.StockRows;
import io.pointbook.rewards.fulfilment.FulfilmentRows;
import io.pointbook.rewards.fulfilment.FulfilmentState;
import io.pointbook.rewards.fulfilment.FulfilmentWay;
import io.pointbook.rewards.redemption.Redemption;
import io.pointbook.rewards.redemption.RedemptionAggregate;
import io.pointbook.rewards.redemption.RedemptionAggregate.Told;
import io.pointbook.rewards.redemption.RedemptionCommand;
import io.pointbook.rewards.redemption.RedemptionCommand.RequestRedemption;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionEvent.EndRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsCaptured;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionCancelled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionFulfilled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRefused;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionReturned;
import io.pointbook.rewards.redemption.RedemptionEvent.StockReserved;
import io.pointbook.rewards.redemption.RedemptionIds;
import io.pointbook.rewards.redemption.RedemptionTerms;
import io.pointbook.rewards.voucher.VoucherRows;
import io.pointbook.runtime.eventstore.AggregateRepository;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Where redemptions are asked and told: events, rows, stock and work in one transaction. */
public final class RedemptionDesk {
    private final Transactions transactions;
    private final CommandGateway commands;
    private final AggregateRepository<RedemptionAggregate> redemptions;
    private final EventReader events;
    private final ProcessSettings settings;
    private final Supplier<String> pickupCodes;

    /** @param pickupCodes draws what a member shows when he comes for something */
    public RedemptionDesk(
            Transactions transactions,
            CommandGateway commands,
            AggregateRepository<RedemptionAggregate> redemptions,
            EventReader events,
            ProcessSettings settings,
            Supplier<String> pickupCodes) {
        this.transactions = transactions;
        this.commands = commands;
        this.redemptions = redemptions;
        this.events = events;
        this.settings = settings;
        this.pickupCodes = pickupCodes;
    }

    /** Makes commands out of what the database says under the redemption's lock. */
    interface Question {
        List<RedemptionCommand> ask(OpenTransaction transaction) throws SQLException;
    }

    /** Another driver has the redemption, or it needs none any more. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("another one drives this redemption", null, false, false);
        }
    }

    Transactions transactions() {
        return transactions;
    }

    /**
     * Tells a redemption something; where it stands after it.
     *
     * @param lease the driver's; absent for those who do not drive
     */
    Redemption tell(String redemptionId, @Nullable String lease, Question question) throws Exception {
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            if (!RedemptionRow.lock(connection, redemptionId)) {
                throw RedemptionRefusals.unknown();
            }
            if (lease != null && !WorkRows.has(connection, redemptionId, lease)) {
                throw new LeaseLost();
            }
            return tell(transaction, question.ask(transaction), lease);
        });
    }

    /** Tells it one thing after the other, within a transaction in which it is locked, or new. */
    Redemption tell(OpenTransaction transaction, List<RedemptionCommand> asked, @Nullable String lease) {
        var last = asked.getLast();
        if (!(asked.getFirst() instanceof RequestRedemption)) {
            redemptions.refresh(List.of(RedemptionIds.aggregate(last.redemptionId())));
        }
        var happened = new ArrayList<RedemptionEvent>();
        Told told = null;
        for (var command : asked) {
            told = commands.sendAndWait(command);
            happened.addAll(told.events());
        }
        var redemption = Objects.requireNonNull(told).redemption();
        if (!happened.isEmpty()) {
            transaction.writeRows(connection -> write(connection, redemption, happened, lease, last.at()));
        }
        return redemption;
    }

    private void write(
            Connection connection,
            Redemption redemption,
            List<RedemptionEvent> happened,
            @Nullable String lease,
            Instant now)
            throws SQLException {
        RedemptionRow.of(redemption).write(connection);
        for (var event : happened) {
            RedemptionRow.note(connection, event);
            fulfil(connection, redemption, event);
            moveStock(connection, redemption.terms(), event);
        }
        var next = redemption.nextStep();
        if (next == null) {
            WorkRows.nothingMore(connection, redemption.redemptionId());
        } else {
            WorkRows.next(connection, redemption.redemptionId(), next, lease, now, now.plus(settings.lease()));
        }
    }

    /** What is due, and what is not any more. */
    private void fulfil(Connection connection, Redemption redemption, RedemptionEvent event) throws SQLException {
        var terms = redemption.terms();
        if (terms.kind().fulfilsItself()) {
            return;
        }
        switch (event) {
            case PointsCaptured captured
            when redemption.end() == null -> {
                var way = FulfilmentWay.of(
                        terms.kind(),
                        terms.choice() == null ? null : terms.choice().storeId());
                FulfilmentRows.due(
                        connection,
                        captured.redemptionId(),
                        way,
                        way.hasCode() ? pickupCodes.get() : null,
                        captured.at());
            }
            case RedemptionFulfilled done ->
                FulfilmentRows.become(
                        connection, done.redemptionId(), FulfilmentState.DONE, done.reference(), done.at());
            case EndRequested end ->
                FulfilmentRows.become(connection, end.redemptionId(), FulfilmentState.ENDED, null, end.at());
            case RedemptionReturned back ->
                FulfilmentRows.become(connection, back.redemptionId(), FulfilmentState.RETURNED, null, back.at());
            default -> {}
        }
    }

    private static void moveStock(Connection connection, RedemptionTerms terms, RedemptionEvent event)
            throws SQLException {
        switch (event) {
            case StockReserved reserved when reserved.limited() -> reserve(connection, terms, reserved);
            case RedemptionRefused refused
            when refused.restored() > 0 -> restore(connection, terms, refused.restored(), event);
            case RedemptionCancelled cancelled
            when cancelled.restored() > 0 -> restore(connection, terms, cancelled.restored(), event);
            case RedemptionReturned returned
            when returned.restored() > 0 -> restore(connection, terms, returned.restored(), event);
            default -> {}
        }
    }

    private static void reserve(Connection connection, RedemptionTerms terms, StockReserved event) throws SQLException {
        var pool = terms.voucherPool();
        if (pool == null) {
            StockRows.reserve(
                    connection, terms.rewardId(), terms.place(), event.quantity(), event.eventId(), event.at());
        } else {
            VoucherRows.reserve(connection, pool, event.redemptionId(), event.quantity(), event.at());
        }
    }

    private static void restore(Connection connection, RedemptionTerms terms, long pieces, RedemptionEvent event)
            throws SQLException {
        if (terms.voucherPool() == null) {
            StockRows.restore(connection, terms.rewardId(), terms.place(), pieces, event.eventId(), event.at());
        } else {
            VoucherRows.release(connection, event.redemptionId());
        }
    }

    /** As its events tell it. */
    Redemption load(String redemptionId) {
        var aggregate = RedemptionIds.aggregate(redemptionId);
        var stored = events.streams(List.of(aggregate)).getOrDefault(aggregate, List.of());
        return Redemption.of(stored.stream()
                .map(message -> (RedemptionEvent) message.getPayload())
                .toList());
    }

    /** Whether this driver still has it. */
    boolean has(String redemptionId, String lease) throws Exception {
        return transactions.read(transaction -> WorkRows.has(transaction.connection(), redemptionId, lease));
    }

    /** Takes a redemption that nobody drives. */
    boolean take(String redemptionId, String lease) throws Exception {
        var now = transactions.now();
        return transactions.write(transaction ->
                WorkRows.take(transaction.connection(), redemptionId, lease, now, now.plus(settings.lease())));
    }

    /** Whether somebody drives it just now. */
    boolean isDriven(String redemptionId) throws Exception {
        var now = transactions.now();
        return transactions.read(transaction -> WorkRows.isDriven(transaction.connection(), redemptionId, now));
    }

    /** Takes what is due. */
    List<String> takeDue(String lease, int most) throws Exception {
        var now = transactions.now();
        return transactions.write(transaction ->
                WorkRows.takeDue(transaction.connection(), lease, now, now.plus(settings.lease()), most));
    }

    /** Lets go of a redemption that cannot go on now. */
    void postpone(String redemptionId, String lease, String cause) throws Exception {
        transactions.write(transaction -> {
            WorkRows.postpone(transaction.connection(), redemptionId, lease, settings, cause, transactions.now());
            return true;
        });
    }

    /** How many redemptions are at work, and how many of them are stuck. */
    long[] counts() throws Exception {
        var before = transactions.now().minus(settings.stuckAfter());
        return transactions.read(transaction -> WorkRows.counts(transaction.connection(), before));
    }
}
