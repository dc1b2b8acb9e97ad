package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.posting.Sitting;
import java.time.Instant;
import java.util.function.Supplier;

/** Issues what a programme's rules gave with a receipt, in the receipt's own transaction. */
final class RuleCoupons {
    private RuleCoupons() {}

    /** @param codes draws codes that nobody can guess */
    static void issue(Sitting sitting, AccountEvent event, Supplier<String> codes, Instant now) {
        if (!(event instanceof ReceiptPosted posted) || posted.coupons() == null) {
            return;
        }
        int number = 1;
        for (CouponGrant grant : posted.coupons()) {
            var terms = new CouponTerms(
                    benefit(grant),
                    grant.validFrom(),
                    grant.validUntil(),
                    grant.rule() + ", version " + grant.version() + ", receipt " + posted.receiptId());
            sitting.coupons()
                    .tell(new IssueCoupon(
                            CouponIds.ofRule(posted.eventId(), grant.rule(), number++),
                            codes.get(),
                            posted.memberId(),
                            terms,
                            now));
        }
    }

    private static Benefit benefit(CouponGrant grant) {
        var kind = BenefitKind.valueOf(grant.benefit());
        return new Benefit(
                kind,
                kind == BenefitKind.DISCOUNT_PERCENT ? grant.number() : null,
                kind == BenefitKind.DISCOUNT_AMOUNT ? grant.number() : null,
                kind == BenefitKind.DISCOUNT_AMOUNT ? grant.currency() : null,
                kind == BenefitKind.POINTS ? grant.number() : null,
                kind == BenefitKind.MULTIPLIER ? grant.number() : null,
                grant.item(),
                grant.category());
    }
}
