package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.FullCard;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.quote.Quote.EnteredDiscount;
import io.pointbook.ledger.quote.Quote.LeftOut;
import io.pointbook.ledger.quote.Quote.LinePoints;
import io.pointbook.ledger.quote.Quote.Next;
import io.pointbook.ledger.quote.Quote.Payable;
import io.pointbook.ledger.quote.Quote.QuotedCard;
import io.pointbook.ledger.quote.Quote.QuotedDiscount;
import io.pointbook.ledger.quote.Quote.QuotedLine;
import io.pointbook.ledger.quote.Quote.QuotedRule;
import io.pointbook.ledger.quote.Quote.QuotedTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the event that posting would store in the words of a quote; decides nothing itself. */
final class QuoteOf {
    private static final String NO_RULE = "NO_RULE";

    private final PricedBasket basket;
    private final Receipt receipt;
    private final Programme programme;
    private final Account account;
    private final ReceiptPosted posted;
    private final List<Entry> entries;
    private final List<QuotedRule> rules;

    /** @param programme with its draws */
    QuoteOf(PricedBasket basket, Programme programme, Account account, ReceiptPosted posted) {
        this.basket = basket;
        this.receipt = basket.receipt();
        this.programme = programme;
        this.account = account;
        this.posted = posted;
        this.entries = posted.booking().entries();
        this.rules = rules(entries);
    }

    Quote quote(@Nullable String memberId) {
        var balances = balances();
        var cards = programme.cards().stream().map(card -> card(card, balances)).toList();
        var tier = tier();
        return new Quote(
                net(basket.before()),
                net(receipt.lines()),
                points(),
                takenBack(),
                programme.id(),
                programme.version(),
                receipt.endedAt(),
                memberId,
                lines(),
                discounts(),
                basket.coupons(),
                rules,
                cards,
                tier,
                balances,
                programme.mayWin(receipt, surviving(), account),
                next(cards, tier),
                notes(),
                memberId == null || account.blocked() ? null : payable());
    }

    private @Nullable Payable payable() {
        if (receipt.currency() == null) {
            return null;
        }
        var wallet = programme.wallet();
        long active =
                Clockwork.standing(account.book(), wallet, posted.postedAt()).active();
        long amount = Math.clamp(net(receipt.lines()), 0, programme.amountPaid(receipt.currency(), active));
        return new Payable(wallet, active, programme.pointsToPay(receipt.currency(), amount), amount);
    }

    private static long net(List<Line> lines) {
        return lines.stream().mapToLong(Line::net).reduce(0, Math::addExact);
    }

    private List<Line> surviving() {
        return Surviving.of(receipt.lines()).lines();
    }

    private List<QuotedDiscount> discounts() {
        return basket.discounts().given().stream()
                .filter(given -> given.amount() > 0)
                .map(given -> new QuotedDiscount(
                        given.rule(), Promotions.name(given.rule()), given.amount(), given.limitedBy(), given.lines()))
                .toList();
    }

    private List<Note> notes() {
        var notes = new ArrayList<>(basket.discounts().notes());
        notes.addAll(posted.notes());
        return List.copyOf(notes);
    }

    private List<QuotedLine> lines() {
        var lines = new ArrayList<QuotedLine>();
        for (int i = 0; i < receipt.lines().size(); i++) {
            lines.add(line(receipt.lines().get(i), basket.before().get(i).net()));
        }
        return lines;
    }

    private static List<QuotedRule> rules(List<Entry> entries) {
        var rules = new ArrayList<QuotedRule>();
        for (Entry entry : entries) {
            if (entry.why() instanceof Why.Earned why) {
                long points =
                        why.lines().stream().mapToLong(Why.LineShare::points).sum();
                rules.add(new QuotedRule(why.rule(), entry.wallet(), points, why));
            }
        }
        return List.copyOf(rules);
    }

    private Map<String, Long> points() {
        var points = new TreeMap<String, Long>();
        rules.forEach(rule -> points.merge(rule.wallet(), rule.points(), Math::addExact));
        for (Entry entry : entries) {
            if (entry.why() instanceof Why.Exchanged) {
                points.merge(entry.wallet(), entry.points(), Math::addExact);
            }
        }
        return points;
    }

    private Map<String, Long> takenBack() {
        var taken = new TreeMap<String, Long>();
        for (Entry entry : entries) {
            if (entry.why() instanceof Why.Reversed why) {
                long points = why.takes().stream().mapToLong(Take::points).sum();
                taken.merge(entry.wallet(), points, Math::addExact);
            }
        }
        return taken;
    }

    private Map<String, Standing> balances() {
        var balances = new TreeMap<>(account.book().standings());
        balances.putAll(posted.booking().standings());
        return balances;
    }

    private QuotedLine line(Line line, long before) {
        var points = new ArrayList<LinePoints>();
        var leftOut = new ArrayList<LeftOut>();
        for (QuotedRule rule : rules) {
            for (Why.LineShare share : rule.why().lines()) {
                if (share.line() == line.lineNumber() && share.excluded() != null) {
                    leftOut.add(new LeftOut(rule.rule(), share.excluded()));
                } else if (share.line() == line.lineNumber()) {
                    points.add(new LinePoints(rule.wallet(), rule.rule(), share.points()));
                }
            }
        }
        if (rules.isEmpty()) {
            leftOut.add(new LeftOut(null, NO_RULE));
        }
        var discounts = line.discounts().stream()
                .map(discount -> new EnteredDiscount(discount.amount(), discount.promotionId(), discount.couponCode()))
                .toList();
        return new QuotedLine(line.lineNumber(), before, discounts, line.net(), points, leftOut);
    }

    private QuotedCard card(FullCard card, Map<String, Standing> balances) {
        long filled = 0;
        for (Entry entry : entries) {
            if (entry.why() instanceof Why.Exchanged why && why.rule().equals(card.rule()) && entry.points() < 0) {
                filled += why.cards();
            }
        }
        return new QuotedCard(
                card.rule(),
                card.collects(),
                filled,
                balances.getOrDefault(card.collects(), Standing.EMPTY).active(),
                card.full(),
                card.wallet(),
                Math.multiplyExact(filled, card.points()));
    }

    private @Nullable QuotedTier tier() {
        if (!programme.hasTiers()) {
            return null;
        }
        var after = Foresight.after(account, posted);
        return new QuotedTier(
                Objects.requireNonNull(programme.tier(account, receipt.endedAt())),
                Objects.requireNonNull(programme.tier(after, receipt.endedAt())));
    }

    private List<Next> next(List<QuotedCard> cards, @Nullable QuotedTier tier) {
        var next = new ArrayList<Next>();
        if (tier != null && tier.after().next() != null && tier.after().missing() != null) {
            next.add(new Next("TIER", tier.after().next(), tier.after().missing(), null, null));
        }
        cards.forEach(card -> next.add(new Next("CARD", card.card(), card.full() - card.units(), null, null)));
        programme
                .missing(receipt, surviving(), basket.undiscounted(programme), account)
                .forEach(missing -> next.add(
                        new Next("RULE", missing.rule(), missing.amount(), receipt.currency(), missing.wallet())));
        return next;
    }
}
