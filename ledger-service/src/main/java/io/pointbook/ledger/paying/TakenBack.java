package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import io.pointbook.ledger.posting.Sitting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Earned points that a return would take back, by the very code that will post it. */
final class TakenBack {
    /** No till calls itself so: names of stores have letters, digits and . _ : - only. */
    private static final String NOWHERE = "#";

    private TakenBack() {}

    /** By line number and wallet; lines that lose nothing are absent. */
    static Map<Integer, Map<String, Long>> of(
            Sitting sitting, String account, Bought bought, List<Payback> paybacks, Instant now) {
        var receipt = receipt(bought, now);
        var returns = returns(receipt, bought, paybacks);
        if (returns.isEmpty()) {
            return Map.of();
        }
        var state = sitting.account(account);
        var posted = Foresight.of(
                state,
                new PostReceipt(
                        receipt.id().toString(),
                        account,
                        receipt,
                        null,
                        returns,
                        null,
                        pointsBack(paybacks),
                        List.of(),
                        sitting.history(account),
                        sitting.inForce(state.kind(), now),
                        now));
        return taken(posted.booking().entries(), bought.receipt().id());
    }

    private static Receipt receipt(Bought bought, Instant now) {
        return new Receipt(
                new ReceiptId(NOWHERE, NOWHERE, LocalDate.ofInstant(now, ZoneOffset.UTC), 0),
                ReceiptType.RETURN,
                now,
                ZoneOffset.UTC,
                null,
                bought.currency(),
                false,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static List<ReturnedLine> returns(Receipt receipt, Bought bought, List<Payback> paybacks) {
        var returns = new ArrayList<ReturnedLine>();
        for (Payback back : paybacks) {
            if (back.comesBack()) {
                var line = back.paid().line();
                returns.add(new ReturnedLine(
                        new LineId(receipt.id(), returns.size() + 1),
                        line.item(),
                        back.pieces(),
                        back.now().money(),
                        bought.currency(),
                        new LineId(bought.receipt().id(), line.lineNumber()),
                        receipt.endedAt()));
            }
        }
        return returns;
    }

    /** Points that come back pay for those that are taken. */
    private static List<Tender> pointsBack(List<Payback> paybacks) {
        long points = paybacks.stream().mapToLong(back -> back.now().points()).reduce(0, Math::addExact);
        return points == 0 ? List.of() : List.of(new Tender(TenderType.POINTS, 0, null, -points));
    }

    private static Map<Integer, Map<String, Long>> taken(List<Entry> entries, ReceiptId purchase) {
        var taken = new HashMap<Integer, Map<String, Long>>();
        for (Entry entry : entries) {
            if (entry.why() instanceof Why.Reversed reversed) {
                for (Why.LineReversal line : reversed.lines()) {
                    if (line.receipt().equals(purchase.toString()) && line.points() != 0) {
                        taken.computeIfAbsent(line.line(), _ -> new TreeMap<>())
                                .merge(entry.wallet(), line.points(), Math::addExact);
                    }
                }
            }
        }
        return taken;
    }
}
