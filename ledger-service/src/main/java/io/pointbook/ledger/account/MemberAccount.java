package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.BlockAccount;
import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.EnrolMember;
import io.pointbook.ledger.account.AccountCommand.GivePoints;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.ReturnCapture;
import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import io.pointbook.ledger.account.AccountCommand.TakePoints;
import io.pointbook.ledger.account.AccountCommand.UnblockAccount;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: takes commands, applies events and answers them. What they mean stands in the decisions and in {@link Account}. */
@AggregateRoot(type = "member-account")
public class MemberAccount {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String memberId;

    private @Nullable Account account;

    /** For Axon, before the first event. */
    protected MemberAccount() {}

    private MemberAccount(Account account) {
        this.memberId = account.memberId();
        this.account = account;
    }

    /** From a snapshot. */
    @JsonCreator
    public static MemberAccount of(Account.Memory memory) {
        return new MemberAccount(Account.of(memory));
    }

    /** What a snapshot keeps. */
    @JsonValue
    public Account.Memory memory() {
        return account().memory();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    AccountEvent handle(OpenAccount command) {
        return applied(new AccountOpened(
                "member:" + command.memberId(),
                command.memberId(),
                command.kind(),
                command.card(),
                command.enrolled(),
                command.at(),
                command.at(),
                command.memberSince()));
    }

    @CommandHandler
    AccountEvent handle(PostReceipt fact) {
        var posted = new ReceiptDecision(account(), fact).decide();
        return applied(posted.with(tierAfter(fact.programme(), posted)));
    }

    @CommandHandler
    AccountEvent handle(PostOccasion fact) {
        var posted = new OccasionDecision(account(), fact).decide();
        return applied(posted.with(tierAfter(fact.programme(), posted)));
    }

    @CommandHandler
    AccountEvent handle(EnrolMember ask) {
        if (account().enrolledAt() != null) {
            throw new AccountRefusal.AlreadyEnrolled();
        }
        return applied(new MemberEnrolled(
                "member:" + ask.memberId() + "#enrolled",
                ask.memberId(),
                ask.kind(),
                ask.at(),
                ask.at(),
                ask.memberSince()));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(HoldPoints ask) {
        return appliedIfAny(new RequestDecision(account()).hold(ask));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(CaptureHold ask) {
        return appliedIfAny(new RequestDecision(account()).capture(ask));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(ReleaseHold ask) {
        return appliedIfAny(new RequestDecision(account()).release(ask));
    }

    @CommandHandler
    AccountEvent handle(ReturnCapture ask) {
        return applied(new RequestDecision(account()).returnCapture(ask));
    }

    @CommandHandler
    AccountEvent handle(AdjustPoints ask) {
        return applied(new RequestDecision(account()).adjust(ask));
    }

    @CommandHandler
    AccountEvent handle(GivePoints ask) {
        return applied(new RequestDecision(account()).give(ask));
    }

    @CommandHandler
    AccountEvent handle(TakePoints ask) {
        return applied(new RequestDecision(account()).take(ask));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(SettleAccount ask) {
        return appliedIfAny(new RequestDecision(account()).settle(ask));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(BlockAccount ask) {
        return account().blocked()
                ? null
                : applied(new AccountBlocked(
                        ask.eventId(), ask.memberId(), ask.actor(), ask.reason(), ask.at(), ask.at()));
    }

    @CommandHandler
    @Nullable
    AccountEvent handle(UnblockAccount ask) {
        return account().blocked()
                ? applied(new AccountUnblocked(
                        ask.eventId(), ask.memberId(), ask.actor(), ask.reason(), ask.at(), ask.at()))
                : null;
    }

    /** Told with what may change it, so that whoever only reads the topics knows it too. */
    private @Nullable TierStanding tierAfter(Programme programme, AccountEvent event) {
        return programme.hasTiers() ? programme.tier(Foresight.after(account(), event), event.postedAt()) : null;
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        if (account == null) {
            memberId = event.memberId();
            account = new Account(event.memberId());
        }
        account.apply(event);
    }

    /** Whether posting this receipt here takes the account's purchases and returns into account. */
    public static boolean needsHistory(Account account, Receipt receipt, boolean bare, boolean comesBack) {
        if (comesBack) {
            return true;
        }
        if (!bare) {
            return false;
        }
        var lines = ReceiptDecision.effectiveLines(receipt);
        var latest = account.latestUnreferencedReturn();
        return !ReceiptDecision.unreferencedReturns(receipt).isEmpty()
                || (latest != null
                        && !receipt.endedAt().isAfter(latest)
                        && lines.stream().anyMatch(MemberAccount::isSale));
    }

    private static boolean isSale(Line line) {
        return ReceiptDecision.isSale(line);
    }

    /** The state, for those who read. */
    public Account account() {
        if (account == null) {
            throw new IllegalStateException("an account begins with AccountOpened");
        }
        return account;
    }

    private static AccountEvent applied(AccountEvent event) {
        AggregateLifecycle.apply(event);
        return event;
    }

    /** Nothing where the request was a repeat. */
    private static @Nullable AccountEvent appliedIfAny(@Nullable AccountEvent event) {
        return event == null ? null : applied(event);
    }
}
