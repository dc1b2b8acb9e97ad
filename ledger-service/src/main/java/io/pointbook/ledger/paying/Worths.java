package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.Requests;
import org.jspecify.annotations.Nullable;

/** Says what points pay, by the rate by which a receipt's POINTS tender is reckoned. */
public final class Worths {
    private final AccountDoor door;

    public Worths(AccountDoor door) {
        this.door = door;
    }

    /**
     * @param points absent: all that the member can spend now
     * @param wallet absent: the one that is spent at tills; there is no rate for others
     */
    Worth of(String memberId, @Nullable String currency, @Nullable String points, @Nullable String wallet)
            throws Exception {
        var asked = Requests.currency(currency);
        var given = points == null ? null : Long.valueOf(Requests.points(number(points)));
        return door.look(transaction -> {
            var now = door.now();
            var accountId = AccountDoor.accountOf(transaction.connection(), memberId);
            var sitting = door.sit(transaction, accountId);
            var account = sitting.account(accountId);
            var programme = sitting.inForce(account.kind(), now);
            var paying = wallet == null ? programme.wallet() : wallet;
            Requests.requireWallet(paying.equals(programme.wallet()), paying);
            long active = Clockwork.standing(account.book(), paying, now).active();
            long worth = given == null ? active : given;
            return new Worth(
                    memberId,
                    paying,
                    worth,
                    asked,
                    programme.amountPaid(asked, worth),
                    active,
                    programme.id(),
                    programme.version());
        });
    }

    /** Nothing that could be asked about where it is no number at all, or far too large a one. */
    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            return 0L;
        }
    }
}
