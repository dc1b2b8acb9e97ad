package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.ReturnLines;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about a receipt that decide to whom its parts go. */
final class ReceiptParts {
    private ReceiptParts() {}

    /** Receipts that its RETURN lines name, in the order of the line numbers. */
    static Set<ReceiptId> named(Receipt receipt) {
        var named = new LinkedHashSet<ReceiptId>();
        if (hasReturns(receipt)) {
            ReturnLines.of(receipt).stream()
                    .sorted(Comparator.comparingInt(returned -> returned.line().lineNumber()))
                    .map(ReturnedLine::original)
                    .filter(Objects::nonNull)
                    .map(LineId::receipt)
                    .forEach(named::add);
        }
        return named;
    }

    static List<ReturnedLine> returnsOf(Receipt receipt, ReceiptId original) {
        return ReturnLines.of(receipt).stream()
                .filter(returned -> returned.original() != null
                        && returned.original().receipt().equals(original))
                .toList();
    }

    static boolean hasUnreferencedReturns(Receipt receipt) {
        return hasReturns(receipt)
                && ReturnLines.of(receipt).stream().anyMatch(returned -> returned.original() == null);
    }

    /** The receipt that it takes back as a whole. */
    static @Nullable ReceiptId voided(Receipt receipt) {
        return receipt.type() == ReceiptType.POST_VOID ? receipt.voids() : null;
    }

    /** Codes of coupons that it uses. A post-void may repeat what it takes back, and a marker uses nothing. */
    static List<String> coupons(Receipt receipt) {
        return receipt.isMarker() || receipt.type() == ReceiptType.POST_VOID ? List.of() : receipt.coupons();
    }

    static List<Tender> pays(Receipt receipt) {
        return receipt.tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS && !givesBack(tender))
                .toList();
    }

    static List<Tender> givesBack(Receipt receipt) {
        return receipt.tenders().stream().filter(ReceiptParts::givesBack).toList();
    }

    /** A negative POINTS tender: the till gives points back. */
    static boolean givesBack(Tender tender) {
        return tender.type() == TenderType.POINTS
                && (tender.points() != null ? tender.points() < 0 : tender.amount() < 0);
    }

    private static boolean hasReturns(Receipt receipt) {
        return receipt.lines().stream().anyMatch(line -> line.kind() == LineKind.RETURN);
    }
}
