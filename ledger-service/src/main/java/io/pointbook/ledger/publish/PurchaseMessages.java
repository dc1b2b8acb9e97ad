package io.pointbook.ledger.publish;

import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.contract.ledger.PurchaseRecorded.Matched;
import io.pointbook.contract.ledger.PurchaseRecorded.Original;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.matching.Match;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.Surviving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a receipt says about a member's purchases. */
final class PurchaseMessages {
    private final Function<CanonicalReceipt, Receipt> reader;

    PurchaseMessages(Function<CanonicalReceipt, Receipt> reader) {
        this.reader = reader;
    }

    PurchaseRecorded of(ReceiptPosted posted, long sequence) {
        return posted.receipt() == null
                ? message(posted, sequence, furtherKind(posted), currency(posted.returns()), returnedLines(posted))
                : ofOwn(posted, sequence, reader.apply(posted.receipt()));
    }

    /** The member showed his card: the whole receipt, without the lines that come to somebody else. */
    private static PurchaseRecorded ofOwn(ReceiptPosted posted, long sequence, Receipt receipt) {
        if (receipt.type().isVoid()) {
            // a till may repeat on it the lines of what it voids: they count for nothing
            return message(posted, sequence, PurchaseKind.VOID, receipt.currency(), List.of());
        }
        var matched = matchedByLine(posted.matches());
        var broughtBack = posted.returns().stream().map(ReturnedLine::line).collect(Collectors.toSet());
        var lines = new ArrayList<PurchaseRecorded.Line>();
        for (Line line : Surviving.of(receipt.lines()).lines()) {
            if (!namesPurchase(line) || broughtBack.contains(new LineId(receipt.id(), line.lineNumber()))) {
                lines.add(line(line, matched.get(line.lineNumber())));
            }
        }
        return message(posted, sequence, PurchaseKind.RECEIPT, receipt.currency(), lines);
    }

    private static boolean namesPurchase(Line line) {
        return line.kind() == io.pointbook.ledger.account.receipt.LineKind.RETURN && line.original() != null;
    }

    private static PurchaseKind furtherKind(ReceiptPosted posted) {
        if (posted.voids() != null) {
            return PurchaseKind.VOID;
        }
        return posted.returns().isEmpty() ? PurchaseKind.PAYMENT : PurchaseKind.RETURN;
    }

    private static PurchaseRecorded message(
            ReceiptPosted posted,
            long sequence,
            PurchaseKind kind,
            @Nullable String currency,
            List<PurchaseRecorded.Line> lines) {
        ReceiptId receipt = posted.receiptId();
        return new PurchaseRecorded(
                posted.eventId(),
                posted.memberId(),
                sequence,
                kind,
                receipt.toString(),
                receipt.storeId(),
                receipt.workstationId(),
                receipt.businessDay(),
                posted.businessTime(),
                posted.postedAt(),
                currency,
                posted.voids() == null ? null : posted.voids().toString(),
                lines);
    }

    private static PurchaseRecorded.Line line(Line line, @Nullable List<Matched> matched) {
        return new PurchaseRecorded.Line(
                line.lineNumber(),
                kind(line),
                line.item(),
                line.itemId(),
                line.gtin(),
                line.description(),
                line.category().isEmpty() ? null : line.category(),
                line.quantity().toString(),
                line.unit(),
                line.net(),
                namesPurchase(line) ? original(line.original()) : null,
                matched);
    }

    /** The receipt itself stands in another event: of the goods only what their purchase needs is known here. */
    private static List<PurchaseRecorded.Line> returnedLines(ReceiptPosted posted) {
        var matched = matchedByLine(posted.matches());
        return posted.returns().stream()
                .map(returned ->
                        returnedLine(returned, matched.get(returned.line().lineNumber())))
                .toList();
    }

    private static PurchaseRecorded.Line returnedLine(ReturnedLine returned, @Nullable List<Matched> matched) {
        return new PurchaseRecorded.Line(
                returned.line().lineNumber(),
                LineKind.RETURN,
                returned.item(),
                null,
                null,
                null,
                null,
                returned.pieces().negated().toString(),
                null,
                -returned.value(),
                original(returned.original()),
                matched);
    }

    private static Map<Integer, List<Matched>> matchedByLine(List<Match> matches) {
        var byLine = new HashMap<Integer, List<Matched>>();
        for (Match match : matches) {
            byLine.computeIfAbsent(match.returned().lineNumber(), _ -> new ArrayList<>())
                    .add(new Matched(
                            match.purchase().receipt().toString(),
                            match.purchase().lineNumber(),
                            match.pieces().toString()));
        }
        return byLine;
    }

    private static @Nullable Original original(@Nullable LineId line) {
        return line == null ? null : new Original(line.receipt().toString(), line.lineNumber());
    }

    /** Without a currency of its own a receipt has no amounts either. */
    private static @Nullable String currency(List<ReturnedLine> returns) {
        String currency = returns.isEmpty() ? "" : returns.getFirst().currency();
        return currency.isEmpty() ? null : currency;
    }

    private static LineKind kind(Line line) {
        return switch (line.kind()) {
            case SALE -> LineKind.SALE;
            case RETURN -> LineKind.RETURN;
            case DEPOSIT -> LineKind.DEPOSIT;
            case FEE -> LineKind.FEE;
            case GIFT_CARD -> LineKind.GIFT_CARD;
            case DONATION -> LineKind.DONATION;
            case VOID -> throw new IllegalStateException("a VOID line survives nothing: line " + line.lineNumber());
        };
    }
}
