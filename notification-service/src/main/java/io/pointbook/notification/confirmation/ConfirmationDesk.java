package io.pointbook.notification.confirmation;

import io.pointbook.notification.confirmation.ConfirmationRows.Link;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.util.Map;
import java.util.Optional;

/** What the doors and the page of confirmations do, each in one transaction. */
public final class ConfirmationDesk {
    private final Transactions transactions;
    private final Confirmations confirmations;

    public ConfirmationDesk(Transactions transactions, Confirmations confirmations) {
        this.transactions = transactions;
        this.confirmations = confirmations;
    }

    void ask(String memberId, Channel channel) throws Exception {
        Requests.id(memberId, "memberId");
        var asked = transactions.write(transaction -> confirmations.again(transaction.connection(), memberId, channel));
        switch (asked) {
            case ASKED -> {}
            case NOTHING_WAITS ->
                throw NotificationProblem.NOTHING_TO_CONFIRM.because(
                        "No yes of this member waits for a confirmation on this channel, or there is no address.",
                        Map.of());
            case TOO_OFTEN ->
                throw NotificationProblem.CONFIRMATION_LIMIT.because(
                        "This address was asked " + Confirmations.MOST_OF_DAY
                                + " times within 24 hours. Ask again tomorrow.",
                        Map.of("limit", (long) Confirmations.MOST_OF_DAY));
        }
    }

    void enter(String memberId, Channel channel, String code) throws Exception {
        Requests.id(memberId, "memberId");
        // a wrong code is written down too: the refusal comes after the transaction
        var entered = transactions.write(
                transaction -> confirmations.enter(transaction.connection(), memberId, channel, code));
        if (entered.isEmpty()) {
            throw NotificationProblem.NOTHING_TO_CONFIRM.because(
                    "No code of this member is open on this channel: it was used, is too old, or was entered wrong too"
                            + " often. Have another one sent.",
                    Map.of());
        }
        if (!entered.get().right()) {
            throw NotificationProblem.CONFIRMATION_WRONG.because("It is another code.", Map.of("triesLeft", (long)
                    entered.get().triesLeft()));
        }
    }

    Optional<Link> link(String token) throws Exception {
        return transactions.read(transaction -> confirmations.link(transaction.connection(), token));
    }

    Optional<Link> confirm(String token) throws Exception {
        return transactions.write(transaction -> confirmations.confirm(transaction.connection(), token));
    }
}
