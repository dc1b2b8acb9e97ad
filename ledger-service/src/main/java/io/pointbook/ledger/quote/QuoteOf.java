package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.FullCard;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.quote.Quote.LeftOut;
import io.pointbook.ledger.quote.Quote.LinePoints;
import io.pointbook.ledger.quote.Quote.Next;
import io.pointbook.ledger.quote.Quote.QuotedCard;
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

    private final Receipt receipt;
    private final Programme programme;
    private final Account account;
    private final ReceiptPosted posted;
    private final List<Entry> entries;
    private final List<QuotedRule> rules;

    QuoteOf(Receipt receipt, Programme programme, Account account, ReceiptPosted posted) {
        this.receipt = receipt;
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
                points(),
                takenBack(),
                programme.id(),
                programme.version(),
                receipt.endedAt(),
                memberId,
                receipt.lines().stream().map(this::line).toList(),
                rules,
                cards,
                tier,
                balances,
                next(cards, tier),
                posted.notes());
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

    private QuotedLine line(Line line) {
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
        return new QuotedLine(line.lineNumber(), line.net(), points, leftOut);
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

    private static List<Next> next(List<QuotedCard> cards, @Nullable QuotedTier tier) {
        var next = new ArrayList<Next>();
        if (tier != null && tier.after().next() != null && tier.after().missing() != null) {
            next.add(new Next("TIER", tier.after().next(), tier.after().missing()));
        }
        cards.forEach(card -> next.add(new Next("CARD", card.card(), card.full() - card.units())));
        return next;
    }
}
