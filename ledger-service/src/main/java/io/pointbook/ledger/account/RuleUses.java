package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Why;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules gave with one event: points, coupons (each counts as one point), discounts in minor units. */
public final class RuleUses {
    private RuleUses() {}

    /**
     * A rule as it was in force.
     *
     * @param rule programme id + "/" + rule id
     * @param version of the programme
     */
    public record Key(String rule, int version) {}

    public static Map<Key, Usage.Used> of(AccountEvent event) {
        var uses = new LinkedHashMap<Key, Usage.Used>();
        switch (event) {
            case ReceiptPosted posted -> {
                coupons(uses, posted.coupons());
                if (posted.promotions() != null) {
                    posted.promotions().stream()
                            .filter(RuleUse::gaveSomething)
                            .forEach(use -> add(uses, new Key(use.rule(), use.version()), use.amount()));
                }
            }
            case OccasionPosted posted -> coupons(uses, posted.coupons());
            default -> {}
        }
        for (Entry entry : event.booking().entries()) {
            if (entry.why() instanceof Why.Earned earned && earned.ruled() != null) {
                add(uses, new Key(earned.rule(), earned.version()), entry.issued());
            }
        }
        return uses;
    }

    private static void coupons(Map<Key, Usage.Used> uses, @Nullable List<CouponGrant> coupons) {
        if (coupons != null) {
            coupons.forEach(coupon -> add(uses, new Key(coupon.rule(), coupon.version()), 1));
        }
    }

    private static void add(Map<Key, Usage.Used> uses, Key rule, long points) {
        uses.merge(rule, new Usage.Used(1, points), Usage.Used::plus);
    }
}
