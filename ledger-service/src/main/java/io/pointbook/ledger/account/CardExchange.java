package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.Awarding;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A full card is exchanged at once, and the next one begins. */
final class CardExchange {
    private CardExchange() {}

    /** @param receipt that filled the card, if one did */
    static void run(OpenBook book, Programme programme, @Nullable String receipt, Instant businessTime, Instant now) {
        var cards = programme.cards();
        if (!cards.isEmpty()) {
            // a unit of a late receipt whose life was over before it came fills no card of the time after
            Clockwork.settle(book, now, businessTime);
        }
        for (FullCard card : cards) {
            long full = book.active(card.collects()) / card.full();
            if (full > 0) {
                new Awarding(book)
                        .exchange(
                                card.collects(),
                                Math.multiplyExact(full, card.full()),
                                card.wallet(),
                                Math.multiplyExact(full, card.points()),
                                receipt,
                                businessTime,
                                programme.expiryOf(card.wallet(), businessTime),
                                new Why.Exchanged(card.programme(), card.version(), card.rule(), full, card.full()));
            }
        }
    }
}
