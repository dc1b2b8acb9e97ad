package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.paying.ReturnOffer.Cause;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what goods that come back give back, as they were paid: money for money, points for points, never twice. */
public final class ReturnOffers {
    private final AccountDoor door;
    private final Function<CanonicalReceipt, Receipt> reader;

    /** @param reader reads a receipt as it was kept */
    public ReturnOffers(AccountDoor door, Function<CanonicalReceipt, Receipt> reader) {
        this.door = door;
        this.reader = reader;
    }

    ReturnOffer offer(ReturnOfferBody body) throws Exception {
        var identity = Requests.receipt(body.receipt());
        var asked = AskedPieces.of(body);
        return door.look(transaction -> {
            var bought = Bought.of(door.events().allOf(List.of(identity.toString())), reader);
            if (bought == null) {
                throw LedgerProblem.UNKNOWN_RECEIPT.because("No receipt has this identity, or it has not come yet."
                        + " It is store/workstation/businessDay/sequenceNumber.");
            }
            if (bought.goods().isEmpty()) {
                throw LedgerProblem.NOTHING_BOUGHT.because("The receipt has no SALE line that is left,"
                        + " or it is one that sells nothing: name the receipt of the purchase.");
            }
            return offer(transaction, bought, AskedPieces.on(bought, asked));
        });
    }

    private ReturnOffer offer(OpenTransaction transaction, Bought bought, List<AskedPieces> asked) throws SQLException {
        var buyer = bought.buyer();
        if (buyer == null) {
            var back = Back.ofKept(transaction.connection(), door.events(), reader, bought);
            return told(bought, back, paybacks(bought, back, asked), Map.of());
        }
        var now = door.now();
        var sitting = door.sit(transaction, buyer);
        var back = back(sitting, buyer, bought, now);
        var paybacks = paybacks(bought, back, asked);
        return told(bought, back, paybacks, TakenBack.of(sitting, buyer, bought, paybacks, now));
    }

    private static Back back(Sitting sitting, String buyer, Bought bought, Instant now) {
        var programme = sitting.inForce(sitting.account(buyer).kind(), now);
        return Back.of(sitting.history(buyer), bought.receipt().id(), programme.returnsReachBack());
    }

    private static List<Payback> paybacks(Bought bought, Back back, List<AskedPieces> asked) {
        if (back.voided()) {
            throw LedgerProblem.RECEIPT_VOIDED.because(
                    "A post-void has taken the whole receipt back: there is nothing left of it to return.");
        }
        long points = Math.addExact(back.points(), back.pointsGiven());
        var paid = new HashMap<Integer, PaidLine>();
        PaidLine.of(bought.goods(), bought.paidWithPoints(), points)
                .forEach(line -> paid.put(line.line().lineNumber(), line));
        var paybacks = new ArrayList<Payback>();
        long left = back.points();
        for (AskedPieces one : asked) {
            var line = paid.get(one.line());
            var payback = line == null
                    ? notGoods(bought, one.line())
                    : limited(bought, Payback.of(line, one.quantity(), back.of(line.line())), left);
            left -= payback.now().points();
            paybacks.add(payback);
        }
        return paybacks;
    }

    /** Points that were given back before are left out, in the order of the question. */
    private static Payback limited(Bought bought, Payback payback, long left) {
        var limited = payback.within(left, Cause.POINTS_ALREADY_BACK);
        return bought.paidElsewhere() && payback.now().pointsAmount() > 0
                ? limited.because(Cause.POINTS_NOT_HERE)
                : limited;
    }

    private static Payback notGoods(Bought bought, int number) {
        Line line = bought.receipt().lines().stream()
                .filter(one -> one.lineNumber() == number)
                .findFirst()
                .orElseThrow();
        return Payback.nothing(new PaidLine(line, 0, 0, 0), PaidLine.isGoods(line) ? Cause.VOIDED : Cause.NOT_GOODS);
    }

    private static ReturnOffer told(
            Bought bought, Back back, List<Payback> paybacks, Map<Integer, Map<String, Long>> takenBack) {
        var lines = paybacks.stream()
                .map(payback -> ReturnOffer.OfferedLine.of(
                        payback, takenBack.getOrDefault(payback.paid().line().lineNumber(), Map.of())))
                .toList();
        return new ReturnOffer(
                bought.receipt().id().toString(),
                bought.buyer(),
                bought.currency(),
                lines,
                ReturnOffer.Totals.of(lines),
                paidWithPoints(bought, back));
    }

    private static ReturnOffer.@Nullable PaidWithPoints paidWithPoints(Bought bought, Back back) {
        long points = Math.addExact(back.points(), back.pointsGiven());
        return bought.paidWithPoints() == 0 && points == 0
                ? null
                : new ReturnOffer.PaidWithPoints(bought.paidWithPoints(), points, back.pointsGiven());
    }
}
