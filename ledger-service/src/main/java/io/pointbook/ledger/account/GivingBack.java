package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Part;
import io.pointbook.ledger.account.book.Spending;
import io.pointbook.ledger.account.matching.Match;
import io.pointbook.ledger.account.matching.Matching;
import io.pointbook.ledger.account.matching.Payments;
import io.pointbook.ledger.account.matching.Purchase;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes back with a return or a void: points that had paid, and points that had been earned. */
final class GivingBack {
    private final OpenBook book;
    private final PurchaseHistory known;
    private final PostReceipt command;
    private final List<Note> notes;
    private final Spending spending;
    private @Nullable Matching matched;

    GivingBack(OpenBook book, PurchaseHistory known, PostReceipt command, List<Note> notes) {
        this.book = book;
        this.known = known;
        this.command = command;
        this.notes = notes;
        this.spending = new Spending(book);
    }

    /**
     * A voided receipt's payments come back, and what it had given back is taken again. Each receipt moves what it says,
     * so that no order of arrival matters: what returns gave back of the payment stays theirs until they are voided too.
     */
    void voidPayments(ReceiptId voided) {
        if (known.isVoided(voided)) {
            notes.add(new Note(Note.Code.VOIDED_BEFORE, null, null));
            return;
        }
        long givenBefore = known.payments().givenOf(voided);
        giveBack(voided, Long.MAX_VALUE);
        giveUnmatched(givenBefore);
        for (Payments.Returned returned : known.payments().givenBackBy(voided)) {
            var paidAgain = returned.paidBy() == null ? voided : returned.paidBy();
            spending.pay(
                    wallet(),
                    paidAgain.toString(),
                    0,
                    returned.points(),
                    null,
                    receipt().endedAt());
        }
    }

    /** A till gives points back: to the lots that paid, and what they did not pay as a lot of its own. */
    void negativeTenders(long points) {
        if (points == 0) {
            return;
        }
        var named = command.returns().stream()
                .map(ReturnedLine::original)
                .filter(Objects::nonNull)
                .map(LineId::receipt)
                .distinct()
                .toList();
        var sources = named.isEmpty() ? known.payments().latestFirst(receipt().endedAt()) : named;
        long left = points;
        for (ReceiptId paidBy : sources) {
            left -= known.isVoided(paidBy) ? 0 : giveBack(paidBy, left);
        }
        if (!named.isEmpty()) {
            giveUnmatched(left);
        } else if (left > 0) {
            giveOwnLot(left);
        }
    }

    private void giveUnmatched(long points) {
        if (points > 0) {
            giveOwnLot(points);
            notes.add(new Note(Note.Code.OVER_GIVEN, null, Long.toString(points)));
        }
    }

    private void giveOwnLot(long points) {
        spending.giveBackUnmatched(
                wallet(),
                receipt().id().toString(),
                points,
                receipt().endedAt(),
                command.programme().expiryOf(receipt().endedAt()));
    }

    /** Whether all that was bought with a receipt came back, or the receipt was voided; asked after {@link #correct}. */
    boolean isBack(ReceiptId receipt) {
        if (known.isVoided(receipt)) {
            return true;
        }
        var matching = Objects.requireNonNull(matched, "returns are matched first");
        for (Purchase purchase : known.purchases()) {
            if (purchase.line().receipt().equals(receipt)) {
                var back = matching.back(purchase.line());
                if (back == null || back.pieces().compareTo(purchase.bought()) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Posts the difference between what is matched now and what has been posted so far; answers what came from where. */
    List<Match> correct(Receipt cause, List<ReturnedLine> returnsHere) {
        var matching = known.match(command.programme().returnsReachBack());
        matched = matching;
        new Corrections(book, known, matching, command.programme(), cause).post();
        for (ReturnedLine returned : returnsHere) {
            var over = matching.beyondPurchase(returned.line());
            if (!over.isZero()) {
                notes.add(new Note(Note.Code.OVER_RETURNED, returned.line().lineNumber(), over.toString()));
            }
            if (matching.lacksPurchase(returned.line()) && !returned.isFoundElsewhere()) {
                var without = matching.withoutPurchase(returned.line());
                notes.add(new Note(Note.Code.NO_PURCHASE, returned.line().lineNumber(), without.toString()));
            }
        }
        return returnsHere.stream()
                .flatMap(returned -> matching.matches(returned.line()).stream())
                .toList();
    }

    private long giveBack(ReceiptId paidBy, long points) {
        var parts = known.payments().giveable(paidBy, points);
        if (parts.isEmpty()) {
            return 0;
        }
        long given = parts.stream().mapToLong(Part::points).sum();
        spending.giveBack(
                wallet(),
                receipt().id().toString(),
                paidBy.toString(),
                parts,
                receipt().endedAt(),
                command.programme().expiryOf(receipt().endedAt()),
                command.programme().restoredLiveAtLeast());
        known.payments().gaveBack(receipt().id(), paidBy, given);
        return given;
    }

    private Receipt receipt() {
        return command.receipt();
    }

    private String wallet() {
        return command.programme().wallet();
    }
}
