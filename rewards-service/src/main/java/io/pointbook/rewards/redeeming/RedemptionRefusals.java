package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.redemption.RedemptionConflict;
import io.pointbook.rewards.redemption.Refusal;
import io.pointbook.runtime.http.Refused;

/** What a redemption refuses, in the words of HTTP. */
final class RedemptionRefusals {
    private RedemptionRefusals() {}

    static Refused of(Refusal refusal) {
        var numbers = refusal.numbers();
        return switch (refusal.code()) {
            case INSUFFICIENT_POINTS ->
                RewardsProblem.INSUFFICIENT_POINTS.because(
                        "The member has " + numbers.getOrDefault("missing", 0L) + " points too few.", numbers);
            case OUT_OF_STOCK ->
                RewardsProblem.OUT_OF_STOCK.because(
                        "There are " + numbers.getOrDefault("available", 0L) + " pieces left. Ask for fewer, or wait"
                                + " for a delivery.",
                        numbers);
            case NOT_ELIGIBLE ->
                RewardsProblem.NOT_ELIGIBLE.because(
                        "The reward is for other kinds of members or other tiers: GET /rewards/{rewardId} says which.");
            case LIMIT_REACHED ->
                RewardsProblem.LIMIT_REACHED.because(
                        "The member may have " + numbers.getOrDefault("left", 0L) + " more for now: GET"
                                + " /rewards/{rewardId} has the limit.",
                        numbers);
            case REWARD_INACTIVE ->
                RewardsProblem.REWARD_INACTIVE.because(
                        "The reward is switched off, or the time in which it can be had has not begun or is over.");
            case UNKNOWN_MEMBER ->
                RewardsProblem.UNKNOWN_MEMBER.because("No member has this memberId: the ledger does not know him.");
            case UNKNOWN_WALLET ->
                RewardsProblem.UNKNOWN_WALLET.because(
                        "The member's programme does not let him spend the wallet that the reward is priced in.");
            case ACCOUNT_BLOCKED ->
                RewardsProblem.ACCOUNT_BLOCKED.because("A blocked account cannot spend points until it is unblocked.");
            case HOLD_EXPIRED ->
                RewardsProblem.HOLD_EXPIRED.because(
                        "The ledger held the points several times and could not be reached in time to take them. They"
                                + " are free again. Use a new redemptionId.");
            case LEDGER_UNAVAILABLE ->
                RewardsProblem.LEDGER_UNAVAILABLE.because(
                        "The redemption has no effect: nothing is taken, and what may be held is released. Try again"
                                + " later with a new redemptionId.");
        };
    }

    static Refused of(RedemptionConflict conflict) {
        return switch (conflict.reason()) {
            case ALREADY_FULFILLED ->
                RewardsProblem.ALREADY_FULFILLED.because("The member has what he redeemed: it cannot be cancelled.");
            case ALREADY_REFUSED ->
                RewardsProblem.ALREADY_REFUSED.because("The redemption was refused: nothing of it is left.");
            case ALREADY_CANCELLED ->
                RewardsProblem.ALREADY_CANCELLED.because("The redemption was cancelled: it cannot be fulfilled.");
            case ALREADY_RETURNED -> RewardsProblem.ALREADY_RETURNED.because("What the member had came back.");
            case NOT_FULFILLED ->
                RewardsProblem.NOT_FULFILLED.because(
                        "The member does not have it yet: POST /redemptions/{redemptionId}/cancel ends it.");
            case NOT_RETURNABLE ->
                RewardsProblem.NOT_RETURNABLE.because(
                        "When the reward was asked for, its terms let nothing come back. Points can be given by an"
                                + " adjustment at the ledger.");
            case RETURN_TOO_LATE ->
                RewardsProblem.RETURN_TOO_LATE.because(
                        "The time in which it could come back is over. Points can be given by an adjustment at the"
                                + " ledger.");
            case PAYMENT_MISSING ->
                RewardsProblem.PAYMENT_MISSING.because(
                        "The redemption has a part in money: take it, and say in 'payment' how the payment is called"
                                + " where it was made.");
            case NOT_CAPTURED ->
                RewardsProblem.NOT_CAPTURED.because(
                        "Hand nothing over yet: the points are not taken. GET /redemptions/{redemptionId} says when.");
        };
    }

    static Refused unknown() {
        return RewardsProblem.UNKNOWN_REDEMPTION.because(
                "No redemption has this redemptionId. POST /redemptions makes one.");
    }

    /** Nothing was written: the same id may be used again. */
    static Refused away() {
        return RewardsProblem.LEDGER_UNAVAILABLE.because(
                "Nothing was done. Try again after the time in Retry-After, with the same ids.");
    }
}
