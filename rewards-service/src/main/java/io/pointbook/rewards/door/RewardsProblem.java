package io.pointbook.rewards.door;

import io.pointbook.runtime.http.Problem;
import io.pointbook.runtime.http.ProblemCode;
import io.pointbook.runtime.http.Refused;
import java.util.Map;

/** What rewards refuse. The codes are fixed for outside users. */
public enum RewardsProblem implements ProblemCode {
    UNKNOWN_REWARD(404, "There is no such reward"),
    UNKNOWN_SERIES(404, "There is no such series of codes"),
    UNKNOWN_CODE(404, "There is no such code"),
    CODE_TAKEN(409, "The code is another one's"),
    CODE_USED(409, "The code is used up"),
    CODE_EXPIRED(409, "The code cannot be entered any more"),
    CODE_MISTYPED(422, "The code is not typed right"),
    UNKNOWN_POOL(404, "There is no such voucher pool"),
    UNKNOWN_REDEMPTION(404, "There is no such redemption"),
    UNKNOWN_MEMBER(404, "There is no such member"),
    INSUFFICIENT_POINTS(409, "There are not enough points"),
    OUT_OF_STOCK(409, "There are not enough pieces"),
    NOT_ELIGIBLE(409, "The reward is not for this member"),
    LIMIT_REACHED(409, "The member has had as many as he may"),
    REWARD_INACTIVE(409, "The reward cannot be had now"),
    UNKNOWN_WALLET(409, "The member has no wallet that pays this reward"),
    HOLD_EXPIRED(409, "The points could not be taken in time"),
    ALREADY_FULFILLED(409, "The redemption is fulfilled"),
    ALREADY_REFUSED(409, "The redemption was refused"),
    ALREADY_CANCELLED(409, "The redemption was cancelled"),
    ALREADY_RETURNED(409, "What was redeemed came back"),
    NOT_FULFILLED(409, "The member does not have it yet"),
    NOT_RETURNABLE(409, "The reward cannot come back"),
    RETURN_TOO_LATE(409, "It comes back too late"),
    NOT_CAPTURED(409, "The points are not taken yet"),
    OTHER_STORE(409, "It waits at another store"),
    STATE_FORBIDS(409, "It cannot be so next"),
    NO_VOUCHERS(409, "The redemption has no voucher codes"),
    ALREADY_SHOWN(409, "The voucher codes were shown"),
    VOUCHER_KEY_MISSING(409, "The key of the voucher codes is not there"),
    PAYMENT_MISSING(409, "The part in money is not said to be paid"),
    STOCK_TOO_LOW(409, "There are not so many pieces"),
    VERSION_CHANGED(412, "The reward has changed meanwhile"),
    ACCOUNT_BLOCKED(423, "The account is blocked"),
    VERSION_REQUIRED(428, "The request does not say which version it changes"),
    LEDGER_UNAVAILABLE(503, "The ledger cannot be reached");

    private final int status;
    private final String title;

    RewardsProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** A refusal of this kind with the numbers that a program can use. */
    public Refused because(String detail, Map<String, Long> numbers) {
        return new Refused(Problem.of(this, detail, numbers));
    }
}
