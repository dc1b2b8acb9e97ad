package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a receipt that the ledger knows has its effect. */
final class Trace {
    private final ReceiptType type;
    private final @Nullable String bareMember;
    private final List<String> coupons;
    private final TreeSet<String> members = new TreeSet<>();

    /** @param bareMember the account that has the receipt itself; none where it is only kept */
    Trace(Receipt receipt, @Nullable String bareMember) {
        this.type = receipt.type();
        this.coupons = ReceiptParts.coupons(receipt);
        this.bareMember = bareMember;
        if (bareMember != null) {
            members.add(bareMember);
        }
    }

    void touches(String memberId) {
        members.add(memberId);
    }

    ReceiptType type() {
        return type;
    }

    @Nullable
    String bareMember() {
        return bareMember;
    }

    /** Codes of coupons that it carries. */
    List<String> coupons() {
        return coupons;
    }

    /** All accounts on which it has effect, in order of their ids. */
    Set<String> members() {
        return members;
    }
}
