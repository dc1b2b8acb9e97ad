package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.Catalogue;
import io.pointbook.rewards.catalogue.RewardRows;
import io.pointbook.rewards.redeeming.RedemptionProcess.Ended;
import io.pointbook.rewards.redemption.Redemption;
import io.pointbook.rewards.redemption.RedemptionCommand;
import io.pointbook.rewards.redemption.RedemptionCommand.CancelRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.FulfilRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.RequestRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.ReturnRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.StopWaiting;
import io.pointbook.rewards.redemption.RedemptionConflict;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members get rewards for points, give them up again, and have them handed over. */
public final class Redemptions {
    private static final int CURSOR_PARTS = 2;

    /** How long a repeat looks on while its first one is still at work. */
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(2);

    private static final Duration WATCH_PAUSE = Duration.ofMillis(10);

    private final RedemptionDesk desk;
    private final RedemptionProcess process;
    private final PointsLedger ledger;
    private final RedemptionMetrics metrics;
    private final ProcessSettings settings;
    private final Supplier<String> leases;
    private final Transactions transactions;

    /** @param leases draws a name for each drive */
    public Redemptions(
            RedemptionDesk desk,
            RedemptionProcess process,
            PointsLedger ledger,
            RedemptionMetrics metrics,
            ProcessSettings settings,
            Supplier<String> leases) {
        this.desk = desk;
        this.process = process;
        this.ledger = ledger;
        this.metrics = metrics;
        this.settings = settings;
        this.leases = leases;
        this.transactions = desk.transactions();
    }

    /** Asks for a reward and goes as far as it goes. A repeat goes on where the first one stands. */
    RedemptionAnswer request(RedeemBody body) throws Exception {
        var ask = body.checked();
        var redemptionId = Objects.requireNonNull(ask.redemptionId());
        try {
            var lease = leases.get();
            var begun = transactions.write(transaction -> begin(transaction, ask, lease));
            boolean isNew = begun.isPresent();
            Redemption stands = null;
            if (isNew || desk.take(redemptionId, lease)) {
                var drive = isNew ? process.drive(begun.get(), lease) : process.drive(redemptionId, lease);
                if (drive.ended() == Ended.LEDGER_AWAY && !settings.waitForLedger()) {
                    desk.tell(redemptionId, null, _ -> List.of(new StopWaiting(redemptionId, transactions.now())));
                }
                stands = drive.redemption();
            }
            var answer = outcome(stands == null ? settled(redemptionId) : RedemptionRow.of(stands));
            if (isNew) {
                metrics.requested(answer.state().name());
            }
            return answer;
        } catch (Refused refused) {
            metrics.requested(refused.problem().code());
            throw refused;
        }
    }

    /** As it stands; where another driver is just taking it further, as he leaves it. */
    private RedemptionRow settled(String redemptionId) throws Exception {
        long until = System.nanoTime() + LONGEST_WATCH.toNanos();
        var row = row(redemptionId);
        while (row.isUnderWay() && System.nanoTime() < until) {
            if (!desk.isDriven(redemptionId)) {
                // it may have ended between our two looks
                return row(redemptionId);
            }
            LockSupport.parkNanos(WATCH_PAUSE.toNanos());
            row = row(redemptionId);
        }
        return row;
    }

    /**
     * Writes the request down, unless it was before; and what becomes of it in the stock, unless the ledger must be asked
     * about the member first.
     */
    private Optional<Redemption> begin(OpenTransaction transaction, RedeemBody ask, String lease) throws SQLException {
        var redemptionId = Objects.requireNonNull(ask.redemptionId());
        var memberId = Objects.requireNonNull(ask.memberId());
        var connection = transaction.connection();
        var before = RedemptionRow.find(connection, redemptionId);
        if (before != null) {
            requireSame(before, ask);
            return Optional.empty();
        }
        if (!settings.waitForLedger() && ledger.isAway()) {
            throw RedemptionRefusals.away();
        }
        var reward = RewardRows.lock(connection, Objects.requireNonNull(ask.rewardId()));
        if (reward == null) {
            throw Catalogue.unknown();
        }
        var at = transactions.now();
        var terms = AskedTerms.of(reward, ask, at);
        var asked = new ArrayList<RedemptionCommand>();
        asked.add(new RequestRedemption(redemptionId, memberId, terms, at));
        if (!Reservation.asksForStanding(reward, terms)) {
            asked.add(new Reservation(connection, at).of(reward, redemptionId, memberId, terms, null));
        }
        return Optional.of(desk.tell(transaction, asked, lease));
    }

    private static void requireSame(RedemptionRow before, RedeemBody ask) {
        boolean same = before.memberId().equals(ask.memberId())
                && before.rewardId().equals(ask.rewardId())
                && Objects.equals(before.quantity(), ask.quantity())
                && before.isChosen(ask.way(), ask.variant(), ask.storeId());
        if (!same) {
            throw RequestProblem.DIFFERENT_REQUEST.because(
                    "This redemptionId was used before for another redemption. Use a new id for a new request.");
        }
    }

    /** A redemption that was refused, or is about to be, is a refusal also when it is asked for again. */
    private static RedemptionAnswer outcome(RedemptionRow row) {
        if (row.refusal() != null) {
            throw RedemptionRefusals.of(row.refusal());
        }
        return RedemptionAnswer.of(row);
    }

    RedemptionAnswer find(String redemptionId) throws Exception {
        return RedemptionAnswer.of(row(redemptionId));
    }

    private RedemptionRow row(String redemptionId) throws Exception {
        return transactions.read(transaction -> {
            var row = RedemptionRow.find(transaction.connection(), redemptionId);
            if (row == null) {
                throw RedemptionRefusals.unknown();
            }
            return row;
        });
    }

    /** Ends it without effect. While the ledger is away its points are on their way back. */
    RedemptionAnswer cancel(String redemptionId, String actor, @Nullable String reason) throws Exception {
        var why = Requests.text(reason, "reason", Requests.LONGEST_REASON);
        told(redemptionId, () -> new CancelRedemption(redemptionId, actor, why, transactions.now()));
        return driven(redemptionId);
    }

    /** What he had comes back. While the ledger is away its points are on their way. */
    RedemptionAnswer comesBack(String redemptionId, String actor, @Nullable String reason) throws Exception {
        var why = Requests.text(reason, "reason", Requests.LONGEST_REASON);
        told(redemptionId, () -> new ReturnRedemption(redemptionId, actor, why, transactions.now()));
        return driven(redemptionId);
    }

    private RedemptionAnswer driven(String redemptionId) throws Exception {
        var lease = leases.get();
        if (desk.take(redemptionId, lease)) {
            process.drive(redemptionId, lease);
        }
        return find(redemptionId);
    }

    /** The member has it. */
    RedemptionAnswer fulfil(String redemptionId, String actor, @Nullable FulfilBody body) throws Exception {
        var called = body == null
                ? null
                : Requests.text(body.reference(), "reference", RedemptionsResource.LONGEST_REFERENCE);
        var paid =
                body == null ? null : Requests.text(body.payment(), "payment", RedemptionsResource.LONGEST_REFERENCE);
        told(
                redemptionId,
                () -> new FulfilRedemption(redemptionId, actor, called, paid, List.of(), transactions.now()));
        return find(redemptionId);
    }

    private void told(String redemptionId, Supplier<RedemptionCommand> command) throws Exception {
        try {
            desk.tell(redemptionId, null, _ -> List.of(command.get()));
        } catch (RedemptionConflict conflict) {
            throw RedemptionRefusals.of(conflict);
        }
    }

    /** A member's redemptions, the latest first. */
    RedemptionAnswer.Page ofMember(String memberId, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        var found = transactions.read(transaction ->
                RedemptionRow.ofMember(transaction.connection(), memberId, limit + 1, time(from), id(from)));
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new RedemptionAnswer.Page(
                shown.stream().map(RedemptionAnswer::of).toList(),
                shown.size() == found.size()
                        ? null
                        : next(shown.getLast().requestedAt(), shown.getLast().redemptionId()));
    }

    /** What has not gone on for too long, the longest first: for an operator. */
    StuckPage stuck(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        var before = transactions.now().minus(settings.stuckAfter());
        var found = transactions.read(
                transaction -> WorkRows.stuck(transaction.connection(), before, limit + 1, time(from), id(from)));
        var shown = found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
        return new StuckPage(
                shown,
                shown.size() == found.size()
                        ? null
                        : next(shown.getLast().since(), shown.getLast().redemptionId()));
    }

    private static String next(Instant time, String id) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, time), id).text();
    }

    private static @Nullable Instant time(@Nullable Cursor from) {
        return from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS);
    }

    private static @Nullable String id(@Nullable Cursor from) {
        return from == null ? null : from.parts().get(1);
    }
}
