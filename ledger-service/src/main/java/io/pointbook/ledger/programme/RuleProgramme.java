package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.FullCard;
import io.pointbook.ledger.account.Judgement;
import io.pointbook.ledger.account.Missing;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.TierReasons;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One published version of a programme, ready to judge receipts. */
public final class RuleProgramme implements Programme {
    private final RuleProgramme unlimited;
    private final RuleBook book;
    private final Budgets budgets;
    private final BasketRules basket;
    private final OccasionRules occasions;

    /** Made when it is first asked for, which is for every quote. */
    private volatile @Nullable RuleProgramme certain;

    private RuleProgramme(RuleBook book) {
        this.unlimited = this;
        this.book = book;
        this.budgets = Budgets.UNTOUCHED;
        this.occasions = new OccasionRules(book.document(), book.rules(), book.tiers(), book.giving());
        this.basket = new BasketRules(book.rules(), book.tiers());
    }

    /** The same within other budgets; made for each transaction, so that it sorts nothing out anew. */
    private RuleProgramme(RuleProgramme of, Budgets budgets) {
        this.unlimited = of.unlimited;
        this.book = of.book;
        this.budgets = budgets;
        this.occasions = of.occasions.within(budgets);
        this.basket = of.basket.within(budgets);
    }

    /**
     * @param document that {@link ProgrammeCheck} found nothing wrong with
     * @param version from 1
     */
    public static RuleProgramme of(ProgrammeDocument document, int version, Condition.Compiler compiler, Draw draw)
            throws Condition.NotACondition {
        var rules = new ArrayList<CompiledRule>();
        for (var rule : document.rules()) {
            rules.add(CompiledRule.of(rule, document.id(), compiler, draw));
        }
        rules.sort(CompiledRule.ORDER);
        return new RuleProgramme(RuleBook.of(document, version, List.copyOf(rules)));
    }

    @Override
    public String id() {
        return book.document().id();
    }

    @Override
    public int version() {
        return book.version();
    }

    @Override
    public Programme withoutDraws() {
        return budgets.equals(Budgets.UNTOUCHED) ? certain() : new RuleProgramme(unlimited.certain(), budgets);
    }

    private RuleProgramme certain() {
        var known = certain;
        if (known == null) {
            known = book.draws() ? new RuleProgramme(book.withoutDraws()) : this;
            certain = known;
        }
        return known;
    }

    @Override
    public Set<String> budgeted() {
        return book.budgeted();
    }

    @Override
    public Programme within(Budgets given) {
        return new RuleProgramme(this, given);
    }

    @Override
    public ZoneId zone() {
        return book.document().zone();
    }

    @Override
    public String wallet() {
        return book.document().tender().wallet();
    }

    @Override
    public Judgement judge(Receipt receipt, List<Line> surviving, Account member) {
        var sales = Facts.sales(surviving);
        if (sales.isEmpty() || receipt.currency() == null) {
            return Judgement.NOTHING;
        }
        var tiers = book.tiers();
        var tier = tiers == null ? "" : tiers.at(member, receipt.endedAt());
        var judging = new Judging(book.document().id(), Scene.of(receipt, sales, member, tier, budgets), member, tier);
        var awards = judging.grants(book.ofReceipts()).stream()
                .map(grant -> book.giving()
                        .award(
                                receipt.currency(),
                                LineShares.of(receipt, surviving, grant.shares(), grant.selected()),
                                receipt.endedAt(),
                                grant))
                .toList();
        var coupons = judging.coupons(book.ofReceipts()).stream()
                .map(rule -> book.giving().coupon(rule, receipt.endedAt()))
                .toList();
        return new Judgement(awards, coupons, judging.notes());
    }

    @Override
    public List<SilentRule> silentRules(Receipt receipt, List<Line> surviving, Account member, Set<String> gave) {
        return basket.silent(
                book.document().id(),
                version(),
                receipt,
                surviving,
                new Promotions(this, receipt, surviving),
                member,
                gave);
    }

    @Override
    public List<?> discountRules() {
        return book.rules().stream()
                .filter(CompiledRule::givesDiscount)
                .map(CompiledRule::rule)
                .toList();
    }

    @Override
    public boolean hasDiscount(String rule) {
        return basket.discount(rule) != null;
    }

    @Override
    public boolean countsUses(String rule) {
        var known = basket.discount(rule);
        return known != null && known.isCounted();
    }

    @Override
    public Discounts discounts(Receipt receipt, List<Line> undiscounted, Account member) {
        return basket.discounts(receipt, undiscounted, member);
    }

    @Override
    public List<String> mayWin(Receipt receipt, List<Line> surviving, Account member) {
        return basket.mayWin(receipt, surviving, member);
    }

    @Override
    public List<Missing> missing(Receipt receipt, List<Line> surviving, List<Line> undiscounted, Account member) {
        return basket.missing(receipt, surviving, undiscounted, member);
    }

    @Override
    public LocalDate day(Instant at) {
        return at.atZone(book.document().zone()).toLocalDate();
    }

    @Override
    public Judgement judge(Occasion occasion, Account member) {
        return occasions.judge(occasion, member);
    }

    @Override
    public List<Season> seasonsDue(Instant now) {
        return occasions.seasonsDue(now);
    }

    @Override
    public List<Award> ofCoupons(Receipt receipt, List<Line> surviving, List<Award> given, List<UsedCoupon> coupons) {
        var activeFrom = book.wallets().activeFrom(wallet(), receipt.endedAt());
        return new CouponPoints(this, receipt, surviving, given, activeFrom).of(coupons);
    }

    @Override
    public List<FullCard> cards() {
        return book.cards();
    }

    @Override
    public boolean hasTiers() {
        return book.tiers() != null;
    }

    @Override
    public @Nullable TierStanding tier(Account member, Instant at) {
        var tiers = book.tiers();
        return tiers == null ? null : tiers.standing(member, at);
    }

    @Override
    public @Nullable TierReasons tierReasons(Account member, Instant at) {
        var tiers = book.tiers();
        return tiers == null ? null : new TierStory(tiers, member, at).tell();
    }

    @Override
    public boolean canBeSpent(String wallet) {
        return book.wallets().canBeSpent(wallet);
    }

    @Override
    public boolean hasWallet(String wallet) {
        return book.wallets().has(wallet);
    }

    @Override
    public ReturnPolicy returnPolicy() {
        return book.document().returns().policy();
    }

    @Override
    public boolean unmatchedCountByValue() {
        return book.document().returns().unmatchedByValue();
    }

    /** One point for each 1.00: what rules would have given cannot be known for goods that were never seen. */
    @Override
    public long pointsForValue(String currency, long amount) {
        return amount / Currencies.minorUnits(currency);
    }

    @Override
    public long pointsToPay(String currency, long amount) {
        return tenderRate().pointsToPay(currency, amount);
    }

    @Override
    public long amountPaid(String currency, long points) {
        return tenderRate().amountPaid(currency, points);
    }

    private TenderRate tenderRate() {
        return new TenderRate(book.document().tender().pointsPerUnit());
    }

    @Override
    public Duration returnsReachBack() {
        return book.document().returns().reachBack();
    }

    @Override
    public Duration restoredLiveAtLeast() {
        return book.document().returns().restoredLiveAtLeast();
    }

    @Override
    public @Nullable Instant expiryOf(String wallet, Instant businessTime) {
        return book.wallets().expiryOf(wallet, businessTime);
    }

    @Override
    public Map<String, Instant> prolonged(Instant businessTime) {
        return book.wallets().prolonged(businessTime);
    }
}
