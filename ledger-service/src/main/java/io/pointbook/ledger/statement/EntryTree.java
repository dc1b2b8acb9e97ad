package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.Money;
import io.pointbook.ledger.words.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The numbers behind an entry as a tree. */
final class EntryTree {
    private final Entry entry;
    private final Node.Maker nodes;

    private EntryTree(Entry entry, Node.Maker nodes) {
        this.entry = entry;
        this.nodes = nodes;
    }

    static Node of(AccountEvent event, Entry entry, Node.Maker nodes) {
        var tree = new EntryTree(entry, nodes);
        var parts = new ArrayList<@Nullable Node>();
        if (event instanceof OccasionPosted posted) {
            parts.add(tree.occasion(posted));
        }
        var by = StatementLine.by(event);
        parts.add(by == null ? null : nodes.text("by", by));
        parts.addAll(tree.parts());
        parts.add(tree.lot());
        long paid = Amounts.debtPaid(entry);
        parts.add(paid == 0 ? null : nodes.units("debt-paid", paid, entry.wallet()));
        var key = entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return nodes.units(key, tree.moved(), entry.wallet(), parts.toArray(Node[]::new));
    }

    /** What the entry is about: units that came, went or changed their place. */
    private long moved() {
        return switch (entry.why()) {
            case Why.Earned _ -> entry.issued();
            case Why.Clock _ -> Amounts.movedByClock(entry);
            case Why.Held _ -> Math.max(Amounts.to(entry, LedgerAccount.HELD), Amounts.from(entry, LedgerAccount.HELD));
            case Why.Redeemed why -> why.asked();
            case Why.GivenBack _ -> Amounts.from(entry, LedgerAccount.REDEEMED);
            case Why.Exchanged _ -> Math.max(entry.issued(), Amounts.to(entry, LedgerAccount.REDEEMED));
            case Why.Adjusted _ -> Math.abs(entry.points());
            case Why.Prolonged _ -> 0;
            case Why.Transferred _ -> Amounts.transferred(entry);
            case Why.Reversed _ ->
                Math.abs(Amounts.to(entry, LedgerAccount.REVERSED) - Amounts.from(entry, LedgerAccount.REVERSED));
        };
    }

    private List<@Nullable Node> parts() {
        return switch (entry.why()) {
            case Why.Earned why -> EarnedTree.parts(entry, why, nodes);
            case Why.Reversed why -> reversed(why);
            case Why.Redeemed why -> redeemed(why);
            case Why.GivenBack why -> givenBack(why);
            case Why.Held why -> nullable(hold(), nodes.time("until", why.expiresAt()));
            case Why.Clock why -> nullable(hold(), receipt(), nodes.time("due", why.due()));
            case Why.Prolonged why -> nullable(receipt(), nodes.time("until", why.until()));
            case Why.Transferred why -> nullable(nodes.text("other", why.other()), nodes.text("actor", why.actor()));
            case Why.Adjusted why -> nullable(nodes.text("actor", why.actor()), nodes.text("reason", why.reason()));
            case Why.Exchanged why ->
                nullable(
                        nodes.text("programme", why.programme()),
                        nodes.text("rule", why.rule()),
                        nodes.number("version", why.version()),
                        nodes.number("cards", why.cards()),
                        nodes.number("full", why.full()));
        };
    }

    private List<@Nullable Node> reversed(Why.Reversed why) {
        return nullable(
                why.lot() == null ? null : nodes.text("lot", why.lot()),
                nodes.text("policy", why.policy().name()),
                why.forgiven() == 0 ? null : units("forgiven", why.forgiven()),
                nodes.of(
                        "lines",
                        Integer.toString(why.lines().size()),
                        null,
                        why.lines().stream().map(this::line).toList()),
                nodes.of(
                        "takes",
                        null,
                        null,
                        why.takes().stream().map(this::take).toList()));
    }

    private Node line(Why.LineReversal line) {
        return nodes.of(
                "line",
                Integer.toString(line.line()),
                null,
                nodes.text("receipt", line.receipt()),
                nodes.of("returned", line.returned(), null),
                nodes.of("bought", line.bought(), null),
                units("share", line.share()),
                units("points", line.points()),
                line.forgiven() == 0 ? null : units("forgiven", line.forgiven()),
                line.voided() ? nodes.text("voided", "true") : null);
    }

    private Node take(Take take) {
        return nodes.of(
                "take",
                take.source().name(),
                null,
                units("points", take.points()),
                take.lot() == null ? null : nodes.text("lot", take.lot()));
    }

    private List<@Nullable Node> redeemed(Why.Redeemed why) {
        return nullable(
                receipt(),
                hold(),
                units("asked", why.asked()),
                why.amount() == 0 ? null : nodes.number("amount", why.amount()),
                why.owed() == 0 ? null : units("owed", why.owed()),
                why.unheld() ? nodes.text("unheld", "true") : null);
    }

    private List<@Nullable Node> givenBack(Why.GivenBack why) {
        return nullable(
                receipt(),
                why.paidBy() == null ? null : nodes.text("paid-by", why.paidBy()),
                why.unmatched() ? nodes.text("unmatched", "true") : null);
    }

    private Node occasion(OccasionPosted posted) {
        var occasion = posted.occasion();
        var currency = occasion.currency() == null ? "" : occasion.currency();
        return nodes.of(
                "occasion",
                occasion.kind().name(),
                null,
                occasion.name().isEmpty() ? null : nodes.text("name", occasion.name()),
                occasion.number() == 0 ? null : nodes.number("number", occasion.number()),
                occasion.amount() == null ? null : nodes.money("net", new Money(occasion.amount(), currency)));
    }

    private @Nullable Node lot() {
        var lot = entry.opens();
        return lot == null
                ? null
                : nodes.of(
                        "lot",
                        lot.id(),
                        null,
                        nodes.time("active-from", lot.activeFrom()),
                        nodes.time("expires-at", lot.expiresAt()));
    }

    private @Nullable Node hold() {
        return entry.holdId() == null ? null : nodes.text("hold", entry.holdId());
    }

    private @Nullable Node receipt() {
        return entry.receipt() == null ? null : nodes.text("receipt", entry.receipt());
    }

    private Node units(String key, long count) {
        return nodes.units(key, count, entry.wallet());
    }

    static List<@Nullable Node> nullable(@Nullable Node... parts) {
        var list = new ArrayList<@Nullable Node>(parts.length);
        for (Node part : parts) {
            list.add(part);
        }
        return list;
    }
}
