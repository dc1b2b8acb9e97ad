package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.whatif.WhatIfResult.Gave;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What one side gave in the period: of one member, or of all of them. */
final class SideSums {
    private static final int MONEY_DECIMALS = 2;

    /** A currency without smaller units, by ISO 4217: 1 of it is 1.00. */
    private static final String WHOLE_UNITS = "XXX";

    private final Map<String, WhatIfResult.Sums> wallets = new TreeMap<>();
    private final Map<String, Long> coupons = new TreeMap<>();
    private final Map<String, Gave> rules = new TreeMap<>();
    private final Map<Discount, Long> discounts = new TreeMap<>(Discount.ORDER);
    private final Map<Long, Long> tender = new TreeMap<>(); // points by how many of them pay 1.00

    /** A rule that takes something off baskets, and the currency of what it takes. */
    record Discount(String rule, String currency) {
        static final Comparator<Discount> ORDER =
                Comparator.comparing(Discount::rule).thenComparing(Discount::currency);
    }

    /** Adds what an event gave and took back, judged by this programme. */
    void add(AccountEvent event, Programme programme) {
        var ruled = new HashSet<String>();
        for (Entry entry : event.booking().entries()) {
            long given = given(entry);
            long back = takenBack(entry);
            if (given != 0 || back != 0) {
                wallets.merge(entry.wallet(), sums(given, back), SideSums::plus);
                if (entry.wallet().equals(programme.wallet())) {
                    tender.merge(programme.pointsToPay(WHOLE_UNITS, 1), given - back, Math::addExact);
                }
            }
            if (given != 0) {
                var rule = rule(entry.why());
                rules.merge(rule, new Gave(ruled.add(rule) ? 1 : 0, given, 0, 0), SideSums::plus);
            }
        }
        for (RuleUse use : promotions(event)) {
            discounts.merge(new Discount(use.rule(), use.currency()), use.amount(), Math::addExact);
            boolean counts = use.gaveSomething() && ruled.add(use.rule());
            rules.merge(use.rule(), new Gave(counts ? 1 : 0, 0, 0, 0), SideSums::plus);
        }
        for (CouponGrant coupon : coupons(event)) {
            coupons.merge(coupon.benefit(), 1L, Math::addExact);
            rules.merge(coupon.rule(), new Gave(ruled.add(coupon.rule()) ? 1 : 0, 0, 1, 0), SideSums::plus);
        }
        for (Note note : notes(event)) {
            if (note.code() == Note.Code.RULE_SKIPPED) {
                rules.merge(String.valueOf(note.amount()), new Gave(0, 0, 0, 1), SideSums::plus);
            }
        }
    }

    /** Adds all of another one's. */
    void add(SideSums more) {
        more.wallets.forEach((wallet, sums) -> wallets.merge(wallet, sums, SideSums::plus));
        more.coupons.forEach((benefit, count) -> coupons.merge(benefit, count, Math::addExact));
        more.discounts.forEach((rule, amount) -> discounts.merge(rule, amount, Math::addExact));
        more.rules.forEach((rule, gave) -> rules.merge(rule, gave, SideSums::plus));
        more.tender.forEach((rate, points) -> tender.merge(rate, points, Math::addExact));
    }

    /** Whether the same was given and taken, whichever rules it came from. */
    boolean gaveTheSame(SideSums other) {
        return wallets.equals(other.wallets)
                && coupons.equals(other.coupons)
                && discounts.equals(other.discounts)
                && money().compareTo(other.money()) == 0;
    }

    Map<String, WhatIfResult.Sums> wallets() {
        return wallets;
    }

    Map<String, Long> coupons() {
        return coupons;
    }

    /** Minor units. */
    Map<Discount, Long> discounts() {
        return discounts;
    }

    Map<String, Gave> rules() {
        return rules;
    }

    /** Points of the wallet that pays at tills. */
    long tenderPoints() {
        return tender.values().stream().reduce(0L, Math::addExact);
    }

    /** What they pay, in 1.00. */
    BigDecimal money() {
        var sum = BigDecimal.ZERO;
        for (Map.Entry<Long, Long> points : tender.entrySet()) {
            sum = sum.add(BigDecimal.valueOf(points.getValue())
                    .divide(BigDecimal.valueOf(points.getKey()), MathContext.DECIMAL128));
        }
        return sum.setScale(MONEY_DECIMALS, RoundingMode.HALF_UP);
    }

    private static long given(Entry entry) {
        return switch (entry.why()) {
            case Why.Earned _, Why.Exchanged _ -> entry.issued();
            case Why.Reversed _,
                    Why.Redeemed _,
                    Why.GivenBack _,
                    Why.Held _,
                    Why.Clock _,
                    Why.Adjusted _,
                    Why.Prolonged _,
                    Why.Transferred _ -> 0;
        };
    }

    private static long takenBack(Entry entry) {
        if (!(entry.why() instanceof Why.Reversed reversed)) {
            return 0;
        }
        return reversed.lines().isEmpty()
                ? reversed.takes().stream().mapToLong(Take::points).sum()
                : reversed.lines().stream().mapToLong(Why.LineReversal::points).sum();
    }

    private static String rule(Why why) {
        return switch (why) {
            case Why.Earned earned -> earned.rule();
            case Why.Exchanged exchanged -> exchanged.programme() + "/" + exchanged.rule();
            default -> throw new IllegalStateException("nothing gives points but rules and cards");
        };
    }

    private static List<RuleUse> promotions(AccountEvent event) {
        return event instanceof ReceiptPosted posted && posted.promotions() != null ? posted.promotions() : List.of();
    }

    private static List<CouponGrant> coupons(AccountEvent event) {
        var given =
                switch (event) {
                    case ReceiptPosted posted -> posted.coupons();
                    case OccasionPosted posted -> posted.coupons();
                    default -> null;
                };
        return Objects.requireNonNullElse(given, List.of());
    }

    private static List<Note> notes(AccountEvent event) {
        var notes =
                switch (event) {
                    case ReceiptPosted posted -> posted.notes();
                    case OccasionPosted posted -> posted.notes();
                    default -> null;
                };
        return Objects.requireNonNullElse(notes, List.of());
    }

    private static WhatIfResult.Sums sums(long given, long back) {
        return new WhatIfResult.Sums(given, back, Math.subtractExact(given, back));
    }

    private static WhatIfResult.Sums plus(WhatIfResult.Sums one, WhatIfResult.Sums other) {
        return sums(Math.addExact(one.given(), other.given()), Math.addExact(one.takenBack(), other.takenBack()));
    }

    private static Gave plus(Gave one, Gave other) {
        return new Gave(
                one.receipts() + other.receipts(),
                Math.addExact(one.points(), other.points()),
                one.coupons() + other.coupons(),
                one.skipped() + other.skipped());
    }
}
