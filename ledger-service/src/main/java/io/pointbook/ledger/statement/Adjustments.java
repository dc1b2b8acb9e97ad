package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A person corrects a balance, says who he is and why. */
public final class Adjustments {
    private static final int CREATED = 201;

    private final AccountDoor door;
    private final Supplier<String> ids;

    /** @param ids draws an id for each adjustment */
    public Adjustments(AccountDoor door, Supplier<String> ids) {
        this.door = door;
        this.ids = ids;
    }

    /** Answers the entry that it made. */
    Answer adjust(@Nullable String key, String actor, String memberId, AdjustBody body) throws Exception {
        var wallet = Requests.wallet(body.wallet());
        long points = points(body.points());
        var reason = Requests.reason(body.reason(), "reason");
        var request = IdempotentRequest.of(
                key, "POST", "/members/" + memberId + "/adjustments", new AdjustBody(wallet, points, reason));
        return door.writeOnce(request, transaction -> {
            var account = AccountDoor.accountOf(transaction.connection(), memberId);
            var sitting = door.sit(transaction, account);
            var now = door.now();
            var programme = sitting.programme(account, now);
            Requests.requireWallet(programme.hasWallet(wallet), wallet);
            var event = Objects.requireNonNull(
                    sitting.tell(new AdjustPoints(account, ids.get(), wallet, points, actor, reason, programme, now)));
            // what the clock had done before was settled first: the adjustment is the last entry
            return Answer.of(
                    CREATED, StatementLine.of(event, event.booking().entries().getLast()));
        });
    }

    private static long points(@Nullable Long points) {
        long given = Requests.given(points, "points");
        if (given == 0 || given > Requests.MOST_POINTS || given < -Requests.MOST_POINTS) {
            throw Requests.invalid("'points' is a whole number from -" + Requests.MOST_POINTS + " to "
                    + Requests.MOST_POINTS + ", and not zero.");
        }
        return given;
    }
}
