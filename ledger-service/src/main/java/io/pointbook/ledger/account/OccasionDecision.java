package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.book.Awarding;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Reversing;
import java.time.Instant;
import java.util.List;

/** What an occasion does to an account: the clock first, then what the programme gives for it or what is undone. */
final class OccasionDecision {
    private final Account account;
    private final PostOccasion command;
    private final Occasion occasion;
    private final OpenBook book;

    OccasionDecision(Account account, PostOccasion command) {
        this.account = account;
        this.command = command;
        this.occasion = command.occasion();
        this.book = new OpenBook(account.book(), command.eventId(), command.at());
    }

    OccasionPosted decide() {
        Clockwork.settle(book, command.at(), Instant.MIN);
        var judgement = command.programme().judge(occasion, account);
        for (Award award : judgement.awards()) {
            new Awarding(book)
                    .earn(
                            award.wallet(),
                            null,
                            award.points(),
                            occasion.at(),
                            award.activeFrom(),
                            award.expiresAt(),
                            award.why());
        }
        if (occasion.kind() == Occasion.Kind.REFERRAL_UNDONE) {
            undo(occasion.name());
        }
        if (!judgement.awards().isEmpty()) {
            CardExchange.run(book, command.programme(), null, occasion.at(), command.at());
        }
        Clockwork.settle(book, command.at(), occasion.at());
        return new OccasionPosted(
                command.eventId(),
                command.memberId(),
                occasion,
                occasion.at(),
                command.at(),
                judgement.notes().isEmpty() ? null : judgement.notes(),
                book.booking(),
                judgement.coupons().isEmpty() ? null : judgement.coupons(),
                command.programme().day(occasion.at()),
                null);
    }

    /** Takes all that an earlier occasion gave, as far as the programme lets returns go. */
    private void undo(String eventId) {
        var reversing = new Reversing(
                book, command.programme().returnPolicy(), command.programme().restoredLiveAtLeast());
        account.referralAwards(eventId)
                .forEach((lot, points) -> reversing.reverse(lot, points, occasion.at(), _ -> List.of()));
    }
}
