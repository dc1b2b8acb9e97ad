package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.account.FullCard;
import io.pointbook.ledger.account.Judgement;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One published version of a programme, ready to judge receipts. */
public final class RuleProgramme implements Programme {
    private final ProgrammeDocument document;
    private final int version;
    private final List<CompiledRule> rules;
    private final Map<String, Wallet> wallets;
    private final List<FullCard> cards;
    private final @Nullable Tiers tiers;

    private RuleProgramme(ProgrammeDocument document, int version, List<CompiledRule> rules) {
        this.document = document;
        this.version = version;
        this.rules = rules;
        this.wallets = document.wallets().stream().collect(Collectors.toMap(Wallet::id, Function.identity()));
        this.cards = document.cards().stream()
                .sorted(Comparator.comparing(ProgrammeDocument.Card::id))
                .map(card -> new FullCard(
                        document.id(), version, card.id(), card.collects(), card.full(), card.wallet(), card.points()))
                .toList();
        this.tiers = document.ladder() == null ? null : new Tiers(document.ladder(), document.zone());
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
        return certain.size() == rules.size() ? this : new RuleProgramme(document, version, certain);
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
        var judging = new Judging(document.id(), receipt, sales, member, tier);
        var awards = judging.grants(rules).stream()
                .map(grant -> award(receipt, surviving, grant))
                .toList();
        var coupons = judging.coupons(rules).stream()
                .map(rule -> coupon(rule, receipt.endedAt()))
                .toList();
        return new Judgement(awards, coupons, judging.notes());
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

    private Award award(Receipt receipt, List<Line> surviving, Grant grant) {
        var why = new Why.Earned(
                grant.rule().key(),
                version,
                receipt.currency() == null ? "" : receipt.currency(),
                grant.base(),
                grant.paidWithPoints(),
                grant.perAmount(),
                grant.factor(),
                (grant.rule().effect().rounding() == null
                                ? ProgrammeDocument.Effect.Rounding.FLOOR
                                : grant.rule().effect().rounding())
                        .name(),
                grant.cap(),
                LineShares.of(receipt, surviving, grant.shares(), grant.selected()),
                grant.ruled());
        return new Award(
                grant.wallet(),
                grant.points(),
                activeFrom(grant.wallet(), receipt.endedAt()),
                expiryOf(grant.wallet(), receipt.endedAt()),
                why);
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
        };
    }

    private Instant midnight(ZonedDateTime day) {
        return day.toLocalDate().atStartOfDay(document.zone()).toInstant();
    }
}
