package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.coupon.Shown;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.ingest.BasketPosting;
import io.pointbook.ledger.ingest.receipt.OpenBasket;
import io.pointbook.ledger.ingest.receipt.Reading;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.posting.CampaignBudgets;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges open baskets on accounts as they stand, under their locks, in transactions that cannot write. */
public final class Quotes {
    private static final String NEW_KIND = "CUSTOMER";
    private static final String NOBODY = "nobody";

    private final AccountDoor door;
    private final OpenBasket baskets;

    public Quotes(AccountDoor door, TillReceiptReader reader) {
        this.door = door;
        this.baskets = new OpenBasket(reader);
    }

    /** @param at a time with offset; absent: what the basket itself says, else now */
    public Quote quote(byte[] body, @Nullable String at) throws Exception {
        var now = door.now();
        var read = read(body, at, now);
        return door.look(transaction -> judged(transaction, read, postedAt(read.receipt(), now)));
    }

    private Reading.Read read(byte[] body, @Nullable String at, Instant now) {
        var read =
                switch (baskets.read(body, at, now)) {
                    case Reading.Read basket -> basket;
                    case Reading.Refused refused -> throw invalid(refused.reason());
                };
        if (read.receipt().isMarker() || read.receipt().type() == ReceiptType.POST_VOID) {
            throw invalid("/type: expected is a SALE, RETURN or EXCHANGE that is no training: others earn nothing");
        }
        return read;
    }

    private static RuntimeException invalid(String reason) {
        return LedgerProblem.INVALID_BASKET.because(reason + ".");
    }

    /** Receipts are posted when they have ended: what matures or expires until then counts. */
    private static Instant postedAt(Receipt receipt, Instant now) {
        return receipt.endedAt().isAfter(now) ? receipt.endedAt() : now;
    }

    private Quote judged(OpenTransaction transaction, Reading.Read read, Instant at) throws Exception {
        var receipt = read.receipt();
        var basket = BasketPosting.lookUp(door.events(), transaction.connection(), receipt, read.canonical(), at);
        var memberId = basket.member();
        var sitting = door.look(transaction, memberId, basket.coupons().values());
        Account account;
        @Nullable PurchaseHistory history;
        if (memberId == null) {
            account = nobody(at);
            history = new PurchaseHistory();
        } else {
            account = sitting.account(memberId);
            boolean looksBack = MemberAccount.needsHistory(account, receipt, true, basket.comesBack(memberId));
            history = looksBack ? sitting.history(memberId) : null;
        }
        var programme =
                CampaignBudgets.seen(sitting.inForce(account.kind(), receipt.endedAt()), transaction.connection());
        var certain = programme.withoutDraws();
        var coupons = coupons(sitting, basket, receipt);
        var priced = PricedBasket.of(receipt, certain, account, coupons);
        var used = coupons.stream().flatMap(BasketCoupon::used).toList();
        var posted =
                Foresight.of(account, basket.command(priced.receipt(), account.memberId(), used, history, certain, at));
        return new QuoteOf(priced, programme, account, posted).quote(memberId);
    }

    /** As posting would take them: whose they are, and whether they are valid when the basket ends. */
    private static List<BasketCoupon> coupons(Sitting sitting, BasketPosting basket, Receipt receipt) {
        var coupons = new ArrayList<BasketCoupon>();
        for (String code : receipt.coupons()) {
            var couponId = basket.coupons().get(code);
            if (couponId == null) {
                coupons.add(BasketCoupon.unknown(code));
            } else {
                var coupon = sitting.coupons().coupon(couponId);
                var shown = Shown.on(
                        coupon,
                        receipt.id().toString(),
                        Shown.by(coupon, basket.member(), basket.holder()),
                        receipt.endedAt());
                coupons.add(BasketCoupon.of(code, coupon, shown));
            }
        }
        return coupons;
    }

    /** Whose card nobody has seen: an account with nothing in it. */
    private static Account nobody(Instant at) {
        var account = new Account(NOBODY);
        account.apply(new AccountOpened(NOBODY, NOBODY, NEW_KIND, null, false, at, at));
        return account;
    }
}
