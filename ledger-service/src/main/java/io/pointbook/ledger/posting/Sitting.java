package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountCommand;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.HistoryFold;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.coupon.CouponAggregate;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.runtime.eventstore.AggregateRepository;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.eventstore.StripedLocks;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The work of one transaction on one or many accounts: find and lock them all, read, decide; the rows follow. */
public final class Sitting {
    private final Commands commands;
    private final CouponSitting coupons;
    private final EventBus eventBus;
    private final AggregateRepository<MemberAccount> accounts;
    private final EventReader events;
    private final StripedLocks locks;
    private final HistoryFold histories;
    private final Programmes programmes;
    private final HistoryCache remembered;
    private final OpenTransaction transaction;
    private final ReadRows rows = new ReadRows();
    private final CampaignBudgets budgets = new CampaignBudgets();
    private final Map<String, List<AccountEvent>> decided = new HashMap<>();
    private final Map<String, PurchaseHistory> known = new HashMap<>();
    private final Map<String, Long> storedVersions = new HashMap<>();

    Sitting(
            OpenTransaction transaction,
            Commands commands,
            EventBus eventBus,
            AggregateRepository<MemberAccount> accounts,
            AggregateRepository<CouponAggregate> coupons,
            EventReader events,
            StripedLocks locks,
            HistoryFold histories,
            Programmes programmes,
            HistoryCache remembered,
            PostingMetrics metrics) {
        this.transaction = transaction;
        this.commands = commands;
        this.eventBus = eventBus;
        this.accounts = accounts;
        this.events = events;
        this.locks = locks;
        this.histories = histories;
        this.programmes = programmes;
        this.remembered = remembered;
        this.coupons = new CouponSitting(commands, coupons, transaction, metrics);
        transaction.writeRows(rows::write);
        transaction.writeRows(budgets::write);
        transaction.whenOver(committed -> {
            if (committed) {
                metrics.posted(rows);
                remember();
            }
        });
    }

    /** Histories are kept as of the versions that have just been committed. */
    private void remember() {
        known.forEach((memberId, history) -> {
            int events = decided.getOrDefault(memberId, List.of()).size();
            remembered.put(memberId, storedVersions.getOrDefault(memberId, -1L) + events, history);
        });
    }

    /** Locks accounts, all at once, until the transaction is over, and brings those that exist into memory. */
    public void lock(Collection<String> memberIds) {
        lock(memberIds, List.of());
    }

    /**
     * The same for accounts and coupons together: whoever needs both names them in one call, because only within one call
     * are the locks taken in an order in which nobody waits in a circle. The coupons are then as the database has them.
     */
    public void lock(Collection<String> memberIds, Collection<String> couponIds) {
        var keys = couponIds.isEmpty()
                ? memberIds
                : Stream.concat(memberIds.stream(), couponIds.stream().map(CouponIds::aggregate))
                        .toList();
        var held = locks.lock(keys);
        transaction.whenOver(_ -> held.close());
        accounts.prefetch(memberIds);
        coupons.refresh(couponIds);
    }

    /** The coupons of this transaction. */
    public CouponSitting coupons() {
        return coupons;
    }

    /** Makes sure that an account is as the database has it: a request is refused only after that. */
    public void refresh(Set<String> memberIds) {
        accounts.refresh(memberIds);
    }

    /** The account as it stands, with all that was decided in this transaction. */
    public Account account(String memberId) {
        return accounts.load(memberId).invoke(MemberAccount::account);
    }

    /**
     * Gives a command to its account.
     *
     * @return what happened, or nothing where the command was a repeat
     * @throws io.pointbook.ledger.account.AccountRefusal where the account refuses
     */
    public @Nullable AccountEvent tell(AccountCommand command) {
        var event = (AccountEvent) commands.dispatch(command);
        if (event != null) {
            decided.computeIfAbsent(command.memberId(), _ -> new ArrayList<>()).add(event);
            var history = known.get(command.memberId());
            if (history != null) {
                histories.add(history, event);
            }
            rows.add(event, account(command.memberId()));
            budgets.take(event);
        }
        return event;
    }

    /** Keeps a receipt that belongs to nobody: the one event of an aggregate of its own. */
    public void keep(ReceiptKept kept) {
        rows.add(kept);
        eventBus.publish(new GenericDomainEventMessage<>("receipt", "receipt:" + kept.receiptId(), 0, kept));
    }

    /** The programme that judges what happened to a member at this time, by the kind of member that it is now. */
    public Programme programme(String memberId, Instant businessTime) {
        var programme = programmes.inForce(account(memberId).kind(), businessTime);
        return budgets.held(programme, transaction.connection());
    }

    /** The programme that judges a kind of member at this time, its budgets left out: nothing of them is held. */
    public Programme inForce(String memberKind, Instant businessTime) {
        return programmes.inForce(memberKind, businessTime);
    }

    /** Reads the histories of accounts in one query; those that were read before are left as they are. */
    public void readHistories(Collection<String> memberIds) {
        var missing = memberIds.stream()
                .distinct()
                .filter(id -> !known.containsKey(id))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var cold = new ArrayList<String>();
        for (String memberId : missing) {
            long version = storedVersion(memberId);
            storedVersions.put(memberId, version);
            var warm = remembered.take(memberId, version);
            if (warm == null) {
                cold.add(memberId);
            } else {
                decided.getOrDefault(memberId, List.of()).forEach(event -> histories.add(warm, event));
                known.put(memberId, warm);
            }
        }
        if (cold.isEmpty()) {
            return;
        }
        var streams = events.streams(cold);
        for (String memberId : cold) {
            var history = new PurchaseHistory();
            for (DomainEventMessage<?> message : streams.getOrDefault(memberId, List.of())) {
                histories.add(history, (AccountEvent) message.getPayload());
            }
            // what this very transaction has decided is not in the store yet
            decided.getOrDefault(memberId, List.of()).forEach(event -> histories.add(history, event));
            known.put(memberId, history);
        }
    }

    /** The account's purchases and returns, this transaction's included. */
    public PurchaseHistory history(String memberId) {
        readHistories(List.of(memberId));
        return known.getOrDefault(memberId, new PurchaseHistory());
    }

    /** The account's version in the store, without what this transaction has decided. */
    private long storedVersion(String memberId) {
        Long version = accounts.load(memberId).version();
        return (version == null ? -1 : version)
                - decided.getOrDefault(memberId, List.of()).size();
    }
}
