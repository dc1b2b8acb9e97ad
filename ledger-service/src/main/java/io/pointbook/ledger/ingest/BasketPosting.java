package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an open basket would be to the account of its card, looked up and routed as a receipt from the topic is. */
public final class BasketPosting {
    /** No receipt's identity begins so: nothing of a basket is taken for something that is stored. */
    private static final String NOT_STORED = "quote:";

    private final Receipt receipt;
    private final CanonicalReceipt canonical;
    private final Found found;

    private BasketPosting(Receipt receipt, CanonicalReceipt canonical, Found found) {
        this.receipt = receipt;
        this.canonical = canonical;
        this.found = found;
    }

    /** Looks up the card, the holds and the receipts that the basket names. */
    public static BasketPosting lookUp(
            EventReader events, Connection connection, Receipt receipt, CanonicalReceipt canonical, Instant now) {
        return new BasketPosting(receipt, canonical, new Search(events, connection, now).forReceipts(List.of(receipt)));
    }

    /** The account that its card earns for; absent where none was shown, or nobody has it. */
    public @Nullable String member() {
        var holder = holder();
        return holder == null ? null : found.households().accountOf(holder, receipt.endedAt());
    }

    /** Ids of the coupons that it carries, by code, as far as they are known. */
    public Map<String, String> coupons() {
        return found.couponsByCode();
    }

    /** The member who has its card; absent as above. */
    public @Nullable String holder() {
        return receipt.card() == null
                ? null
                : found.memberByCard().get(receipt.card().hash());
    }

    /** Whether something comes back with it to the account. */
    public boolean comesBack(String memberId) {
        return part(routing(memberId), memberId).comesBack();
    }

    /**
     * What the account would be told.
     *
     * @param priced the basket with its discounts
     * @param coupons that it would use up and that give points
     * @param memberId the card's member, or a name of nobody's where there is none
     */
    public PostReceipt command(
            Receipt priced,
            String memberId,
            List<UsedCoupon> coupons,
            @Nullable PurchaseHistory history,
            Programme programme,
            Instant at) {
        var routing = routing(memberId);
        var part = part(routing, memberId);
        return new PostReceipt(
                NOT_STORED + receipt.id(),
                memberId,
                priced,
                canonical,
                part.returns,
                null,
                part.tenders,
                routing.notes,
                history,
                programme,
                null,
                coupons,
                at);
    }

    private Routing routing(String memberId) {
        return Routing.of(receipt, memberId, found.traces(), found.memberByHold());
    }

    private static Part part(Routing routing, String memberId) {
        return routing.parts.getOrDefault(memberId, new Part());
    }
}
