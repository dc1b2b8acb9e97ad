package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.Reward;
import io.pointbook.rewards.catalogue.RewardRows;
import io.pointbook.rewards.catalogue.Standing;
import io.pointbook.rewards.redeeming.PointsLedger.HoldReply.Held;
import io.pointbook.rewards.redeeming.PointsLedger.HoldReply.NotHeld;
import io.pointbook.rewards.redemption.Redemption;
import io.pointbook.rewards.redemption.RedemptionCommand;
import io.pointbook.rewards.redemption.RedemptionCommand.FulfilRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordCapture;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordGivenBack;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordLapse;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordNoHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordRelease;
import io.pointbook.rewards.redemption.RedemptionCommand.ReserveStock;
import io.pointbook.rewards.redemption.RedemptionIds;
import io.pointbook.rewards.redemption.Refusal;
import io.pointbook.rewards.redemption.RefusalCode;
import io.pointbook.rewards.redemption.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a redemption from step to step: the ledger is asked first, under an id that makes a repeat the same, and its answer
 * is written down in a transaction of its own. Whoever takes over after a crash asks again.
 */
public final class RedemptionProcess {
    /** Steps of one drive; a redemption has fewer, unless its holds end again and again. */
    static final int MOST_STEPS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(RedemptionProcess.class);
    private static final String SERVICE = "rewards-service";

    private final RedemptionDesk desk;
    private final PointsLedger ledger;
    private final StepWatch watch;
    private final ProcessSettings settings;

    public RedemptionProcess(RedemptionDesk desk, PointsLedger ledger, StepWatch watch, ProcessSettings settings) {
        this.desk = desk;
        this.ledger = ledger;
        this.watch = watch;
        this.settings = settings;
    }

    /** Why a drive ended. */
    enum Ended {
        /** Nothing comes next by itself, or another driver has it. */
        DONE,
        /** The ledger cannot be reached; it is tried again later. */
        LEDGER_AWAY,
        /** Something else is in the way; it is tried again later. */
        POSTPONED
    }

    /**
     * How a drive went.
     *
     * @param redemption where it stands; absent where that was not seen, because another driver has it or something is in
     *     the way
     */
    record Drive(Ended ended, @Nullable Redemption redemption) {}

    /** Goes on from where it stands until nothing comes next or something is in the way. The driver has the lease. */
    Drive drive(String redemptionId, String lease) {
        return driven(redemptionId, lease, () -> desk.load(redemptionId));
    }

    /** The same with one that is known already. */
    Drive drive(Redemption redemption, String lease) {
        return driven(redemption.redemptionId(), lease, () -> redemption);
    }

    private Drive driven(String redemptionId, String lease, Supplier<Redemption> known) {
        try {
            var redemption = known.get();
            for (int steps = 0; steps < MOST_STEPS; steps++) {
                var step = redemption.nextStep();
                if (step == null) {
                    return new Drive(Ended.DONE, redemption);
                }
                redemption = perform(step, redemption, lease);
            }
            return postponed(redemptionId, lease, "it went in circles", Ended.POSTPONED);
        } catch (RedemptionDesk.LeaseLost _) {
            return new Drive(Ended.DONE, null);
        } catch (LedgerTrouble trouble) {
            return postponed(
                    redemptionId,
                    lease,
                    Objects.requireNonNull(trouble.getMessage()),
                    trouble.isAway() ? Ended.LEDGER_AWAY : Ended.POSTPONED);
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("redemptionId", redemptionId)
                    .setCause(failure)
                    .log("a redemption could not go on and is tried again");
            return postponed(redemptionId, lease, failure.getClass().getSimpleName(), Ended.POSTPONED);
        }
    }

    private Drive postponed(String redemptionId, String lease, String cause, Ended ended) {
        try {
            desk.postpone(redemptionId, lease, cause);
        } catch (Exception failure) {
            // the lease runs out, and somebody takes it over
            LOG.atWarn()
                    .addKeyValue("redemptionId", redemptionId)
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("a redemption could not be let go");
        }
        return new Drive(ended, null);
    }

    private Redemption perform(Step step, Redemption redemption, String lease) throws Exception {
        if (step == Step.HOLD_POINTS) {
            return take(redemption, lease);
        }
        watch.begins(step);
        var question = question(step, redemption);
        watch.answered(step);
        return tell(step, redemption, lease, question);
    }

    private Redemption tell(Step step, Redemption redemption, String lease, RedemptionDesk.Question question)
            throws Exception {
        var after = desk.tell(redemption.redemptionId(), lease, question);
        watch.done(step);
        return after;
    }

    /**
     * Holds the points and captures them at once; both are written down together, which saves a commit. Who takes over after
     * a crash in between places the same hold again, and finds it as it is. Only where nobody took over before the hold was
     * there: he might have found nothing to release, and ended the redemption. Whoever takes over later finds it.
     */
    private Redemption take(Redemption redemption, String lease) throws Exception {
        watch.begins(Step.HOLD_POINTS);
        var hold = holding(redemption);
        watch.answered(Step.HOLD_POINTS);
        if (!(hold instanceof RecordHold) || !desk.has(redemption.redemptionId(), lease)) {
            return tell(Step.HOLD_POINTS, redemption, lease, fact(hold));
        }
        watch.done(Step.HOLD_POINTS);
        watch.begins(Step.CAPTURE_POINTS);
        RedemptionCommand capture;
        try {
            capture = capturing(redemption);
        } catch (LedgerTrouble trouble) {
            desk.tell(redemption.redemptionId(), lease, fact(hold));
            throw trouble;
        }
        watch.answered(Step.CAPTURE_POINTS);
        return tell(Step.CAPTURE_POINTS, redemption, lease, fact(hold, capture));
    }

    private RedemptionDesk.Question question(Step step, Redemption redemption) throws Exception {
        return switch (step) {
            case RESERVE_STOCK -> reserving(redemption);
            case HOLD_POINTS -> throw new IllegalStateException("a hold is taken with its capture");
            case CAPTURE_POINTS -> fact(capturing(redemption));
            case FULFIL -> fact(fulfilling(redemption));
            case RELEASE_POINTS -> fact(releasing(redemption));
            case GIVE_POINTS_BACK -> fact(givingBack(redemption));
        };
    }

    private static RedemptionDesk.Question fact(RedemptionCommand... commands) {
        var told = List.of(commands);
        return _ -> told;
    }

    private Instant now() {
        return desk.transactions().now();
    }

    /** The member's standing is asked for before anything is locked. */
    private RedemptionDesk.Question reserving(Redemption redemption) throws Exception {
        var terms = redemption.terms();
        var seen = desk.transactions()
                .read(transaction ->
                        Objects.requireNonNull(RewardRows.find(transaction.connection(), terms.rewardId())));
        var standing = Reservation.asksForStanding(seen, terms) ? standing(redemption, seen) : null;
        if (standing == null && Reservation.asksForStanding(seen, terms)) {
            return fact(new ReserveStock(
                    redemption.redemptionId(), Refusal.of(RefusalCode.UNKNOWN_MEMBER), false, null, now()));
        }
        return transaction -> {
            var connection = transaction.connection();
            var reward = Objects.requireNonNull(RewardRows.lock(connection, terms.rewardId()));
            if (reward.version() != seen.version()) {
                throw LedgerTrouble.unexpected("the reward changed while the member was looked up");
            }
            return List.of(new Reservation(connection, now())
                    .of(reward, redemption.redemptionId(), redemption.memberId(), terms, standing));
        };
    }

    private @Nullable Standing standing(Redemption redemption, Reward reward) {
        var eligible = reward.terms().eligible();
        return ledger.standing(
                redemption.memberId(),
                eligible != null && eligible.asksForTier(),
                eligible != null && eligible.asksForTags());
    }

    private RedemptionCommand holding(Redemption redemption) {
        var terms = redemption.terms();
        var reply = ledger.hold(
                redemption.holdId(), redemption.memberId(), terms.wallet(), terms.points(), settings.holdLife());
        return switch (reply) {
            case Held held -> new RecordHold(redemption.redemptionId(), redemption.hold(), held.expiresAt(), now());
            case NotHeld not -> new RecordNoHold(redemption.redemptionId(), redemption.hold(), not.refusal(), now());
        };
    }

    private RedemptionCommand capturing(Redemption redemption) {
        return switch (ledger.capture(redemption.holdId())) {
            case CAPTURED -> new RecordCapture(redemption.redemptionId(), redemption.hold(), now());
            case ENDED -> new RecordLapse(redemption.redemptionId(), redemption.hold(), now());
        };
    }

    private RedemptionCommand releasing(Redemption redemption) {
        return switch (ledger.release(redemption.holdId())) {
            case FREE -> new RecordRelease(redemption.redemptionId(), redemption.hold(), now());
            case CAPTURED -> new RecordCapture(redemption.redemptionId(), redemption.hold(), now());
        };
    }

    private RedemptionCommand givingBack(Redemption redemption) {
        var why = redemption.end() == null ? " returned" : " cancelled";
        var entryId = ledger.giveBack(
                redemption.holdId(), RedemptionIds.POINTS_BACK, "redemption " + redemption.redemptionId() + why);
        return new RecordGivenBack(redemption.redemptionId(), entryId, now());
    }

    private RedemptionCommand fulfilling(Redemption redemption) {
        var offer = redemption.terms().coupon();
        var codes = new ArrayList<String>();
        if (offer != null) {
            var until = offer.validFor() == null
                    ? null
                    : redemption.requested().at().plus(offer.validFor());
            for (long n = 1; n <= redemption.terms().quantity(); n++) {
                codes.add(ledger.issueCoupon(
                        RedemptionIds.coupon(redemption.redemptionId(), n),
                        null,
                        redemption.memberId(),
                        offer.benefit(),
                        until,
                        "reward " + redemption.terms().rewardId()));
            }
        }
        return new FulfilRedemption(redemption.redemptionId(), SERVICE, null, null, List.copyOf(codes), now());
    }
}
