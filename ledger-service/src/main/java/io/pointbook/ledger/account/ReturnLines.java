package io.pointbook.ledger.account;

import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import java.util.List;

/** The goods that a receipt brings back. */
public final class ReturnLines {
    private ReturnLines() {}

    /** All RETURN lines that survived the receipt's own VOID lines, in the receipt's order. */
    public static List<ReturnedLine> of(Receipt receipt) {
        String currency = receipt.currency() == null ? "" : receipt.currency();
        return ReceiptDecision.effectiveLines(receipt).stream()
                .filter(line -> line.kind() == LineKind.RETURN)
                .map(line -> new ReturnedLine(
                        new LineId(receipt.id(), line.lineNumber()),
                        line.item(),
                        line.quantity().absolute(),
                        Math.abs(line.net()),
                        currency,
                        line.original(),
                        receipt.endedAt()))
                .toList();
    }
}
