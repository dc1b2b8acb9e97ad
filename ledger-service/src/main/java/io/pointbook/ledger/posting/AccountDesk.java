package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.HistoryFold;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.coupon.CouponAggregate;
import io.pointbook.runtime.eventstore.AggregateRepository;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.eventstore.StripedLocks;
import io.pointbook.runtime.transaction.OpenTransaction;
import io.pointbook.runtime.transaction.Transactor;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;

/** Where accounts are asked and told. One for the whole service; a {@link Sitting} for each transaction. */
public final class AccountDesk {
    private final Transactor transactor;
    private final Commands commands;
    private final EventBus eventBus;
    private final AggregateRepository<MemberAccount> accounts;
    private final AggregateRepository<CouponAggregate> coupons;
    private final EventReader events;
    private final StripedLocks locks;
    private final HistoryFold histories;
    private final ProgrammeSource programmes;
    private final HistoryCache remembered = new HistoryCache();
    private final PostingMetrics metrics;

    public AccountDesk(
            Transactor transactor,
            CommandBus commands,
            EventBus eventBus,
            AggregateRepository<MemberAccount> accounts,
            AggregateRepository<CouponAggregate> coupons,
            EventReader events,
            StripedLocks locks,
            HistoryFold histories,
            ProgrammeSource programmes,
            PostingMetrics metrics) {
        this.transactor = transactor;
        this.commands = new Commands(commands);
        this.eventBus = eventBus;
        this.accounts = accounts;
        this.coupons = coupons;
        this.events = events;
        this.locks = locks;
        this.histories = histories;
        this.programmes = programmes;
        this.metrics = metrics;
    }

    /** Sits down to work within a transaction; locks are let go when it is over. */
    public Sitting sit(OpenTransaction transaction) {
        return new Sitting(
                transaction,
                commands,
                eventBus,
                accounts,
                coupons,
                events,
                locks,
                histories,
                programmes.asOf(transaction.connection(), events),
                remembered,
                metrics);
    }

    /** Reads stored events on the open transaction's connection. */
    public EventReader events() {
        return events;
    }

    public Transactor transactor() {
        return transactor;
    }

    /** Forgets every account and coupon in memory: others may have written. */
    public void forgetAll() {
        accounts.evictAll();
        coupons.evictAll();
        remembered.clear();
    }
}
