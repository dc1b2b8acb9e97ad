package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.RealPayments;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it is stored, and whose it is.
 *
 * @param buyer the account that has it; absent where it is only kept
 * @param paidHere what points of that account paid, in minor units
 */
record Bought(Receipt receipt, @Nullable String buyer, long paidHere) {

    /**
     * @param events all of the receipt
     * @return absent where none of them carries a receipt
     */
    static @Nullable Bought of(List<DomainEventMessage<?>> events, Function<CanonicalReceipt, Receipt> reader) {
        for (DomainEventMessage<?> message : events) {
            if (message.getPayload() instanceof ReceiptKept kept) {
                return new Bought(reader.apply(kept.receipt()), null, 0);
            }
            if (message.getPayload() instanceof ReceiptPosted posted && posted.receipt() != null) {
                return new Bought(reader.apply(posted.receipt()), posted.memberId(), RealPayments.amount(posted));
            }
        }
        return null;
    }

    /** What survived its VOID lines; markers and post-voids sell nothing. */
    List<Line> lines() {
        return receipt.isMarker() || receipt.type() == ReceiptType.POST_VOID
                ? List.of()
                : Surviving.of(receipt.lines()).lines();
    }

    List<Line> goods() {
        return lines().stream().filter(PaidLine::isGoods).toList();
    }

    /** What its POINTS tenders say that they paid, whoever did; minor units. */
    long paidWithPoints() {
        return receipt.tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS && tender.amount() > 0)
                .mapToLong(Tender::amount)
                .reduce(0, Math::addExact);
    }

    /** Whether other accounts than the buyer's paid with points, or nobody's did. */
    boolean paidElsewhere() {
        return paidHere != paidWithPoints();
    }

    String currency() {
        return receipt.currency() == null ? "" : receipt.currency();
    }
}
