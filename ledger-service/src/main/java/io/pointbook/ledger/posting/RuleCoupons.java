package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.coupon.CouponTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Issues what a programme's rules gave with a receipt or for an occasion, in the same transaction. */
public final class RuleCoupons {
    private RuleCoupons() {}

    /**
     * @param codes draws codes that nobody can guess
     * @return the ids of what was issued
     */
    public static List<String> issue(Sitting sitting, AccountEvent event, Supplier<String> codes, Instant now) {
        return switch (event) {
            case ReceiptPosted posted ->
                issue(sitting, event, posted.coupons(), "receipt " + posted.receiptId(), codes, now);
            case OccasionPosted posted -> issue(sitting, event, posted.coupons(), source(posted), codes, now);
            default -> List.of();
        };
    }

    private static String source(OccasionPosted posted) {
        var occasion = posted.occasion();
        return occasion.kind() + (occasion.name().isEmpty() ? "" : " " + occasion.name());
    }

    private static List<String> issue(
            Sitting sitting,
            AccountEvent event,
            @Nullable List<CouponGrant> coupons,
            String source,
            Supplier<String> codes,
            Instant now) {
        var issued = new ArrayList<String>(0);
        if (coupons == null) {
            return issued;
        }
        int number = 1;
        for (CouponGrant grant : coupons) {
            var terms = new CouponTerms(
                    benefit(grant),
                    grant.validFrom(),
                    grant.validUntil(),
                    grant.rule() + ", version " + grant.version() + ", " + source,
                    grant.drawn());
            var couponId = CouponIds.ofRule(event.eventId(), grant.rule(), number++);
            issued.add(couponId);
            sitting.coupons().tell(new IssueCoupon(couponId, codes.get(), event.memberId(), terms, now));
        }
        return issued;
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
