package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.Judgement;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One point per whole 1.00 of what the goods cost, any currency: SALE lines after discounts and VOID lines, less the part
 * that was paid with points. The sum is one that a newcomer can do in his head.
 */
public final class DefaultProgramme implements Programme {
    private static final String RULE = "default/points-per-amount";
    private static final int VERSION = 1;
    private static final String POINTS = "points";

    /** 1 point pays 0.01. */
    private static final TenderRate TENDER = new TenderRate(100);

    private final Terms terms;

    public DefaultProgramme(Terms terms) {
        this.terms = terms;
    }

    @Override
    public String id() {
        return "default";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String wallet() {
        return POINTS;
    }

    @Override
    public Judgement judge(Receipt receipt, List<Line> surviving, Account member) {
        var awards = awards(receipt, surviving);
        return awards.isEmpty() ? Judgement.NOTHING : new Judgement(awards, List.of(), List.of());
    }

    @Override
    public List<Award> ofCoupons(Receipt receipt, List<Line> surviving, List<Award> given, List<UsedCoupon> coupons) {
        var activeFrom = receipt.endedAt().plus(terms.pendingFor());
        return new CouponPoints(this, receipt, surviving, given, activeFrom).of(coupons);
    }

    @Override
    public List<SilentRule> silentRules(Receipt receipt, List<Line> surviving, Account member, Set<String> gave) {
        boolean sold = receipt.currency() != null && !Facts.sales(surviving).isEmpty();
        return awards(receipt, surviving).isEmpty()
                ? List.of(new SilentRule(
                        RULE, VERSION, sold ? SilentRule.WhySilent.NOTHING : SilentRule.WhySilent.NO_SALE, null, null))
                : List.of();
    }

    private List<Award> awards(Receipt receipt, List<Line> surviving) {
        var sales =
                surviving.stream().filter(line -> line.kind() == LineKind.SALE).toList();
        if (sales.isEmpty() || receipt.currency() == null) {
            return List.of();
        }
        long paidWithPoints = paidWithPoints(receipt);
        long net = sales.stream().mapToLong(Line::net).reduce(0, Math::addExact);
        long base = Math.max(0, net - paidWithPoints);
        long perPoint = Currencies.minorUnits(receipt.currency());
        long points = base / perPoint;
        if (points == 0) {
            return List.of();
        }
        var shares = Spread.byLargestRemainder(points, sales);
        var why = new Why.Earned(
                RULE,
                VERSION,
                receipt.currency(),
                base,
                paidWithPoints,
                perPoint,
                1,
                "FLOOR",
                null,
                LineShares.of(receipt, surviving, shares, all(sales.size())),
                null);
        var activeFrom = receipt.endedAt().plus(terms.pendingFor());
        return List.of(new Award(POINTS, points, activeFrom, expiryOf(receipt.endedAt()), why));
    }

    private static boolean[] all(int lines) {
        var all = new boolean[lines];
        Arrays.fill(all, true);
        return all;
    }

    /** What POINTS tenders pay of a receipt, in minor units, not below zero. */
    static long paidWithPoints(Receipt receipt) {
        long paid = 0;
        for (Tender tender : receipt.tenders()) {
            paid = tender.type() == TenderType.POINTS ? Math.addExact(paid, tender.amount()) : paid;
        }
        return Math.max(0, paid);
    }

    @Override
    public ReturnPolicy returnPolicy() {
        return terms.returnPolicy();
    }

    @Override
    public boolean unmatchedCountByValue() {
        return terms.unmatchedByValue();
    }

    @Override
    public long pointsForValue(String currency, long amount) {
        return amount / Currencies.minorUnits(currency);
    }

    @Override
    public long pointsToPay(String currency, long amount) {
        return TENDER.pointsToPay(currency, amount);
    }

    @Override
    public long amountPaid(String currency, long points) {
        return TENDER.amountPaid(currency, points);
    }

    @Override
    public Duration returnsReachBack() {
        return terms.returnsReachBack();
    }

    @Override
    public Duration restoredLiveAtLeast() {
        return terms.restoredLiveAtLeast();
    }

    @Override
    public @Nullable Instant expiryOf(String wallet, Instant businessTime) {
        return terms.expiresAfter() == null ? null : businessTime.plus(terms.expiresAfter());
    }

    /**
     * What an installation may set until programmes come.
     *
     * @param pendingFor how long earned points wait
     * @param expiresAfter life of points, absent: for ever
     * @param unmatchedByValue a return that finds no purchase takes the points of its value
     * @param returnsReachBack how far back a return without a receipt looks
     * @param restoredLiveAtLeast life of points that are put back into an expired lot; zero: none
     */
    public record Terms(
            ReturnPolicy returnPolicy,
            boolean unmatchedByValue,
            Duration pendingFor,
            @Nullable Duration expiresAfter,
            Duration returnsReachBack,
            Duration restoredLiveAtLeast) {
        private static final Duration REACH = Duration.ofDays(400);

        /** The terms of a fresh local stack. */
        public static final Terms DEFAULT =
                new Terms(ReturnPolicy.UNLIMITED, false, Duration.ZERO, null, REACH, Duration.ZERO);
    }
}
