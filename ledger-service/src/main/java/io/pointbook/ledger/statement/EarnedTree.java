package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.Money;
import io.pointbook.ledger.words.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule's arithmetic as parts of a tree. */
final class EarnedTree {
    private EarnedTree() {}

    static List<@Nullable Node> parts(Entry entry, Why.Earned why, Node.Maker nodes) {
        boolean perAmount = EarnedSentences.effect(why).equals(EarnedSentences.PER_AMOUNT);
        boolean rounds = perAmount || EarnedSentences.multiplies(EarnedSentences.effect(why));
        var ruled = why.ruled();
        return EntryTree.nullable(
                nodes.text("rule", why.rule()),
                nodes.number("version", why.version()),
                nodes.text("effect", EarnedSentences.effect(why)),
                ruled == null || ruled.coupon() == null ? null : nodes.text("coupon", ruled.coupon()),
                entry.receipt() == null ? null : nodes.text("receipt", entry.receipt()),
                rounds ? base(entry, why, nodes) : null,
                why.paidWithPoints() == 0 ? null : nodes.money("paid-with-points", money(why, why.paidWithPoints())),
                ruled == null || ruled.taxOff() == null ? null : nodes.money("tax-off", money(why, ruled.taxOff())),
                perAmount ? nodes.money("per", money(why, why.perAmount())) : null,
                rounds && !perAmount ? null : nodes.units("factor", why.factor(), entry.wallet()),
                ruled == null || ruled.pieces() == null
                        ? null
                        : nodes.of("pieces", Long.toString(ruled.pieces()), "pieces"),
                ruled == null || ruled.multiplier() == null ? null : nodes.text("multiplier", ruled.multiplier()),
                rounds ? nodes.text("rounding", why.rounding()) : null,
                limit(entry, why, nodes),
                why.lines().isEmpty() ? null : lines(entry, why, nodes));
    }

    private static Node base(Entry entry, Why.Earned why, Node.Maker nodes) {
        return EarnedSentences.effect(why).equals(EarnedSentences.PER_AMOUNT)
                ? nodes.money("base", money(why, why.base()))
                : nodes.units("base", why.base(), entry.wallet());
    }

    private static @Nullable Node limit(Entry entry, Why.Earned why, Node.Maker nodes) {
        if (why.cap() == null) {
            return null;
        }
        var ruled = why.ruled();
        return nodes.units(
                "cap",
                why.cap(),
                entry.wallet(),
                ruled == null || ruled.wanted() == null ? null : nodes.units("wanted", ruled.wanted(), entry.wallet()),
                ruled == null || ruled.limitedBy() == null ? null : nodes.text("limited-by", ruled.limitedBy()));
    }

    private static Node lines(Entry entry, Why.Earned why, Node.Maker nodes) {
        var lines = why.lines().stream()
                .map(line -> nodes.of(
                        "line",
                        Integer.toString(line.line()),
                        null,
                        nodes.money("net", money(why, line.net())),
                        nodes.units("points", line.points(), entry.wallet()),
                        line.excluded() == null ? null : nodes.text("excluded", line.excluded())))
                .toList();
        return nodes.of("lines", Integer.toString(lines.size()), null, lines);
    }

    private static Money money(Why.Earned why, long minorUnits) {
        return new Money(minorUnits, why.currency());
    }
}
