package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.FullCard;
import io.pointbook.ledger.account.Judgement;
import io.pointbook.ledger.account.Missing;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.account.TierReasons;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.programme.ProgrammeDocument.Schedule;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One published version of a programme, ready to judge receipts. */
public final class RuleProgramme implements Programme {
    private final ProgrammeDocument document;
    private final int version;
    private final Budgets budgets;
    private final List<CompiledRule> rules;
    private final Set<String> budgeted;
    private final List<CompiledRule> ofReceipts;
    private final BasketRules basket;
    private final Map<Occasion.Kind, List<CompiledRule>> byOccasion;
    private final Map<String, Wallet> wallets;
    private final List<FullCard> cards;
    private final @Nullable Tiers tiers;

    private RuleProgramme(ProgrammeDocument document, int version, List<CompiledRule> rules) {
        this(document, version, rules, Budgets.UNTOUCHED);
    }

    private RuleProgramme(ProgrammeDocument document, int version, List<CompiledRule> rules, Budgets budgets) {
        this.budgets = budgets;
        this.document = document;
        this.version = version;
        this.rules = rules;
        this.budgeted = rules.stream()
                .filter(CompiledRule::hasBudget)
                .map(CompiledRule::key)
                .collect(Collectors.toUnmodifiableSet());
        this.ofReceipts = rules.stream()
                .filter(rule -> rule.rule().trigger().ofReceipts() && !rule.givesDiscount())
                .toList();
        this.byOccasion = rules.stream()
                .filter(rule -> !rule.rule().trigger().ofReceipts())
                .collect(Collectors.groupingBy(
                        rule -> Occasion.Kind.valueOf(rule.rule().trigger().name())));
        this.wallets = document.wallets().stream().collect(Collectors.toMap(Wallet::id, Function.identity()));
        this.cards = document.cards().stream()
                .sorted(Comparator.comparing(ProgrammeDocument.Card::id))
                .map(card -> new FullCard(
                        document.id(), version, card.id(), card.collects(), card.full(), card.wallet(), card.points()))
                .toList();
        this.tiers = document.ladder() == null ? null : new Tiers(document.ladder(), document.zone());
        this.basket = new BasketRules(rules, tiers, budgets);
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
        return new RuleProgramme(document, version, List.copyOf(rules));
    }

    @Override
    public String id() {
        return document.id();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Programme withoutDraws() {
        var certain =
                rules.stream().filter(rule -> rule.rule().when().draw() == null).toList();
        return certain.size() == rules.size() ? this : new RuleProgramme(document, version, certain, budgets);
    }

    @Override
    public Set<String> budgeted() {
        return budgeted;
    }

    @Override
    public Programme within(Budgets given) {
        return new RuleProgramme(document, version, rules, given);
    }

    @Override
    public ZoneId zone() {
        return document.zone();
    }

    @Override
    public String wallet() {
        return document.tender().wallet();
    }

    @Override
    public Judgement judge(Receipt receipt, List<Line> surviving, Account member) {
        var sales = Facts.sales(surviving);
        if (sales.isEmpty() || receipt.currency() == null) {
            return Judgement.NOTHING;
        }
        var tier = tiers == null ? "" : tiers.at(member, receipt.endedAt());
        var judging = new Judging(document.id(), Scene.of(receipt, sales, member, tier, budgets), member, tier);
        var awards = judging.grants(ofReceipts).stream()
                .map(grant -> award(
                        receipt.currency(),
                        LineShares.of(receipt, surviving, grant.shares(), grant.selected()),
                        receipt.endedAt(),
                        grant))
                .toList();
        var coupons = judging.coupons(ofReceipts).stream()
                .map(rule -> coupon(rule, receipt.endedAt()))
                .toList();
        return new Judgement(awards, coupons, judging.notes());
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
    public Judgement judge(Occasion occasion, Account member) {
        var triggered = byOccasion.getOrDefault(occasion.kind(), List.of());
        if (occasion.kind() != Occasion.Kind.SCHEDULE) {
            return triggered.isEmpty() ? Judgement.NOTHING : judged(occasion, member, triggered, Map.of());
        }
        var every = Schedule.Every.valueOf(occasion.name());
        var byWallet = triggered.stream()
                .filter(rule -> schedule(rule).every() == every)
                .collect(Collectors.groupingBy(
                        rule -> Objects.requireNonNullElse(schedule(rule).counts(), ""),
                        TreeMap::new,
                        Collectors.toList()));
        var earned = byWallet.isEmpty()
                ? Map.<String, Long>of()
                : Seasons.earned(member, Seasons.begin(every, occasion.at(), document.zone()), occasion.at());
        var whole = Judgement.NOTHING;
        for (var counted : byWallet.entrySet()) {
            long units = earned.getOrDefault(counted.getKey(), 0L);
            var over =
                    new Occasion(occasion.kind(), occasion.name(), units, units, null, occasion.at(), occasion.other());
            whole = whole.and(judged(over, member, counted.getValue(), earned));
        }
        return whole;
    }

    private Judgement judged(
            Occasion occasion, Account member, List<CompiledRule> triggered, Map<String, Long> earned) {
        var tier = tiers == null ? "" : tiers.at(member, occasion.at());
        var scene = Scene.of(occasion, occasion.at().atZone(document.zone()), member, tier, earned, budgets);
        var judging = new Judging(document.id(), scene, member, tier);
        var awards = judging.grants(triggered).stream()
                .map(grant -> award(scene.currency(), List.of(), occasion.at(), grant))
                .toList();
        var coupons = judging.coupons(triggered).stream()
                .map(rule -> coupon(rule, occasion.at()))
                .toList();
        return new Judgement(awards, coupons, judging.notes());
    }

    private static Schedule schedule(CompiledRule rule) {
        return Objects.requireNonNull(rule.rule().schedule(), "the check demands it");
    }

    @Override
    public LocalDate day(Instant at) {
        return at.atZone(document.zone()).toLocalDate();
    }

    @Override
    public List<Season> seasonsDue(Instant now) {
        return byOccasion.getOrDefault(Occasion.Kind.SCHEDULE, List.of()).stream()
                .map(RuleProgramme::schedule)
                .collect(Collectors.toMap(Schedule::every, Schedule::after, RuleProgramme::later, TreeMap::new))
                .entrySet()
                .stream()
                .map(due -> Seasons.latest(due.getKey(), due.getValue(), now, document.zone()))
                .toList();
    }

    /** Rules of one sort of period are asked together: when the last of them is due. */
    private static Period later(Period one, Period other) {
        return LocalDate.EPOCH.plus(one).isBefore(LocalDate.EPOCH.plus(other)) ? other : one;
    }

    private CouponGrant coupon(CompiledRule rule, Instant businessTime) {
        var offer = Objects.requireNonNull(rule.effect().coupon());
        var time = businessTime.atZone(document.zone());
        var from = offer.validAfter() == null ? time : time.plus(offer.validAfter());
        return new CouponGrant(
                document.id(),
                version,
                rule.key(),
                offer.benefit().name(),
                offer.number(),
                offer.currency(),
                offer.item(),
                offer.category(),
                from.toInstant(),
                from.plus(offer.validFor()).toInstant(),
                rule.isCounted());
    }

    private Award award(String currency, List<Why.LineShare> lines, Instant at, Grant grant) {
        var rounding = grant.rule().effect().rounding();
        var why = new Why.Earned(
                grant.rule().key(),
                version,
                currency,
                grant.base(),
                grant.paidWithPoints(),
                grant.perAmount(),
                grant.factor(),
                (rounding == null ? ProgrammeDocument.Effect.Rounding.FLOOR : rounding).name(),
                grant.cap(),
                lines,
                grant.ruled());
        return new Award(
                grant.wallet(), grant.points(), activeFrom(grant.wallet(), at), expiryOf(grant.wallet(), at), why);
    }

    private Instant activeFrom(String wallet, Instant businessTime) {
        var terms = wallets.get(wallet);
        return terms == null || terms.pendingFor() == null
                ? businessTime
                : businessTime.atZone(document.zone()).plus(terms.pendingFor()).toInstant();
    }

    @Override
    public List<FullCard> cards() {
        return cards;
    }

    @Override
    public boolean hasTiers() {
        return tiers != null;
    }

    @Override
    public @Nullable TierStanding tier(Account member, Instant at) {
        return tiers == null ? null : tiers.standing(member, at);
    }

    @Override
    public @Nullable TierReasons tierReasons(Account member, Instant at) {
        return tiers == null ? null : new TierStory(tiers, member, at).tell();
    }

    @Override
    public boolean canBeSpent(String wallet) {
        var terms = wallets.get(wallet);
        return terms != null && terms.spendable();
    }

    @Override
    public boolean hasWallet(String wallet) {
        return wallets.containsKey(wallet);
    }

    @Override
    public ReturnPolicy returnPolicy() {
        return document.returns().policy();
    }

    @Override
    public boolean unmatchedCountByValue() {
        return document.returns().unmatchedByValue();
    }

    /** One point for each 1.00: what rules would have given cannot be known for goods that were never seen. */
    @Override
    public long pointsForValue(String currency, long amount) {
        return amount / Currencies.minorUnits(currency);
    }

    @Override
    public long pointsToPay(String currency, long amount) {
        var units = BigInteger.valueOf(Currencies.minorUnits(currency));
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(document.tender().pointsPerUnit()))
                .add(units)
                .subtract(BigInteger.ONE)
                .divide(units)
                .longValueExact();
    }

    @Override
    public Duration returnsReachBack() {
        return document.returns().reachBack();
    }

    @Override
    public Duration restoredLiveAtLeast() {
        return document.returns().restoredLiveAtLeast();
    }

    /** The day that ends last is exclusive: points expire at the midnight after it, in the programme's zone. */
    @Override
    public @Nullable Instant expiryOf(String wallet, Instant businessTime) {
        var terms = wallets.get(wallet);
        if (terms == null) {
            return null;
        }
        var expiry = terms.expiry();
        ZonedDateTime time = businessTime.atZone(document.zone());
        ZonedDateTime later = expiry.after() == null ? time : time.plus(expiry.after());
        return switch (expiry.kind()) {
            case NEVER -> null;
            case AFTER -> later.toInstant();
            case END_OF_MONTH -> midnight(later.with(TemporalAdjusters.firstDayOfNextMonth()));
            case END_OF_YEAR -> midnight(later.with(TemporalAdjusters.firstDayOfNextYear()));
            case ROLLING -> midnight(later.plusDays(1));
        };
    }

    @Override
    public Map<String, Instant> prolonged(Instant businessTime) {
        var prolonged = new TreeMap<String, Instant>();
        for (Wallet wallet : document.wallets()) {
            if (wallet.expiry().kind() == ProgrammeDocument.Expiry.Kind.ROLLING) {
                prolonged.put(wallet.id(), Objects.requireNonNull(expiryOf(wallet.id(), businessTime)));
            }
        }
        return prolonged;
    }

    private Instant midnight(ZonedDateTime day) {
        return day.toLocalDate().atStartOfDay(document.zone()).toInstant();
    }
}
