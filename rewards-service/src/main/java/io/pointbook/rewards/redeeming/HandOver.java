package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.door.CheckedCode;
import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.fulfilment.Fulfilment;
import io.pointbook.rewards.fulfilment.FulfilmentRows;
import io.pointbook.rewards.fulfilment.FulfilmentState;
import io.pointbook.rewards.redemption.RedemptionConflict;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members are handed what is due, and carriers and payers say how far they are. */
public final class HandOver {
    /** Lines of one file; each is a transaction or two. */
    static final int MOST_LINES = 5_000;

    private final Transactions transactions;
    private final Redemptions redemptions;

    public HandOver(Transactions transactions, Redemptions redemptions) {
        this.transactions = transactions;
        this.redemptions = redemptions;
    }

    /** A member shows his code and takes it along; a second one with the same code, under another id, does not. */
    RedemptionAnswer pickUp(PickUpBody body, String actor) throws Exception {
        var reference = "pick-up " + Requests.id(body.pickUpId(), "pickUpId");
        var code = CheckedCode.plain(Requests.given(body.code(), "code"));
        if (!CheckedCode.isRight(code)) {
            throw RewardsProblem.CODE_MISTYPED.because(
                    "Look at the code again: a character is wrong, or two are exchanged.");
        }
        var due = transactions.read(transaction -> {
            var found = FulfilmentRows.ofCode(transaction.connection(), code);
            if (found == null) {
                throw RewardsProblem.UNKNOWN_CODE.because("Nothing waits under this code.");
            }
            return found;
        });
        if (due.state() == FulfilmentState.ENDED) {
            throw RedemptionRefusals.of(new RedemptionConflict(RedemptionConflict.Reason.ALREADY_CANCELLED));
        }
        if (due.storeId() != null && !due.storeId().equals(body.storeId())) {
            throw RewardsProblem.OTHER_STORE.because("It waits at store " + due.storeId() + ".");
        }
        var redeemed = redemptions.fulfil(due.redemptionId(), actor, new FulfilBody(reference, body.payment()));
        if (!reference.equals(redeemed.reference())) {
            // whoever came first wrote his own name for it down
            throw RewardsProblem.ALREADY_FULFILLED.because("The member has it: hand nothing over.");
        }
        return redeemed;
    }

    /** Takes a file of states in, line by line: one that is refused does not keep the others back. */
    StatesAnswer states(@Nullable InputStream file, String actor) throws Exception {
        var lines = Csv.read(file, List.of("redemptionId", "state"), MOST_LINES);
        for (var line : lines) {
            line.given("redemptionId");
            state(line);
        }
        int done = 0;
        int unchanged = 0;
        var refused = new ArrayList<StatesAnswer.Line>();
        for (var line : lines) {
            try {
                if (become(line, actor)) {
                    done++;
                } else {
                    unchanged++;
                }
            } catch (Refused refusal) {
                refused.add(new StatesAnswer.Line(
                        line.line(),
                        line.given("redemptionId"),
                        refusal.problem().code()));
            }
        }
        return new StatesAnswer(done, unchanged, List.copyOf(refused));
    }

    private static FulfilmentState state(Csv.Row line) {
        try {
            return Requests.one(FulfilmentState.class, line.given("state"), "state");
        } catch (Refused unknown) {
            throw line.invalid(unknown.problem().detail());
        }
    }

    /** Whether it was not so before. */
    private boolean become(Csv.Row line, String actor) throws Exception {
        var redemptionId = line.given("redemptionId");
        var next = state(line);
        var reference = Requests.text(line.cell("reference"), "reference", RedemptionsResource.LONGEST_REFERENCE);
        var before =
                transactions.read(transaction -> existing(FulfilmentRows.find(transaction.connection(), redemptionId)));
        if (before.state() == next && (reference == null || reference.equals(before.reference()))) {
            return false;
        }
        if (before.state() != next && !before.state().canBecome(next, before.way())) {
            throw RewardsProblem.STATE_FORBIDS.because("It is " + before.state() + ", and its way is " + before.way()
                    + ": it cannot be " + next + " next.");
        }
        if (next.fulfils()) {
            redemptions.fulfil(redemptionId, actor, new FulfilBody(reference, line.cell("payment")));
        }
        transactions.write(transaction -> {
            FulfilmentRows.become(transaction.connection(), redemptionId, next, reference, transactions.now());
            return true;
        });
        return true;
    }

    private static Fulfilment existing(@Nullable Fulfilment found) {
        if (found == null) {
            throw RedemptionRefusals.unknown();
        }
        return found;
    }
}
