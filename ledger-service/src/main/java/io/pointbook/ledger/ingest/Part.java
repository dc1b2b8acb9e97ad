package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.Tender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a receipt concerns one account. */
final class Part {
    final List<ReturnedLine> returns = new ArrayList<>();
    final List<Tender> tenders = new ArrayList<>();
    /** Used up by the receipt itself. */
    final List<UsedCoupon> coupons = new ArrayList<>(0);

    @Nullable
    ReceiptId voids;

    /** Whether something comes back: then the account's history decides. */
    boolean comesBack() {
        return !returns.isEmpty() || voids != null || tenders.stream().anyMatch(ReceiptParts::givesBack);
    }
}
