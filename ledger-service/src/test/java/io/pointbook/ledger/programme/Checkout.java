package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineDiscount;
import io.pointbook.ledger.quote.PricedBasket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A till that asks for a quote, and enters its discounts. */
final class Checkout {
    private Checkout() {}

    /** A line for each line of the basket: item, discounts by rule, what is paid. */
    static String quote(Scenario member, String at, String... goods) {
        return priced(member, at, goods).receipt().lines().stream()
                .map(Checkout::text)
                .collect(Collectors.joining("\n"));
    }

    /** The same for a basket on whose lines the first quote's discounts stand. */
    static String requote(Scenario member, String at, String... goods) {
        var first = priced(member, at, goods).receipt();
        return PricedBasket.of(first, member.programme(), member.story().account()).receipt().lines().stream()
                .map(Checkout::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Line line) {
        var discounts = line.discounts().stream()
                .map(discount -> " " + discount.promotionId() + " -" + discount.amount())
                .collect(Collectors.joining());
        return line.itemId() + discounts + " = " + line.net();
    }

    /** Buys what was quoted; answers the receipt's number. */
    static int pays(Scenario member, String at, String... goods) {
        return member.buysLines(at, lines(priced(member, at, goods).receipt().lines()));
    }

    /**
     * A till that gives discounts by what it knows itself.
     *
     * @param goods item:pieces:net, the discount already off
     * @param discounts by line number: promotion:amount
     */
    static int gives(Scenario member, String at, List<String> goods, Map<Integer, String> discounts) {
        var lines = new ArrayList<String>();
        for (String line : Scenario.sales(goods.toArray(String[]::new))) {
            var discount = discounts.get(lines.size() + 1);
            var parts = discount == null ? null : discount.split(":");
            lines.add(
                    parts == null
                            ? line
                            : line.replaceFirst(
                                    "}$",
                                    ",'discounts':[{'promotionId':'%s','amount':%s}]}".formatted(parts[0], parts[1])));
        }
        return member.buysLines(at, lines);
    }

    /** What the latest receipt says of the rules that it used. */
    static String uses(Scenario member) {
        var posted = (ReceiptPosted) member.story().events().getLast();
        return posted.promotions() == null
                ? ""
                : posted.promotions().stream().map(Checkout::text).collect(Collectors.joining("\n"));
    }

    private static String text(RuleUse use) {
        return use.rule() + " -" + use.amount()
                + (use.difference() == null
                        ? ""
                        : " " + use.difference() + (use.limit() == null ? "" : " " + use.limit()) + ", expected -"
                                + use.expected());
    }

    private static PricedBasket priced(Scenario member, String at, String... goods) {
        var read =
                Story.read(("{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':0,'type':'SALE',"
                                + "'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},'lines':[%s]}")
                        .formatted(at.substring(0, 10), at, String.join(",", Scenario.sales(goods))));
        return PricedBasket.of(
                read.receipt(), member.programme(), member.story().account());
    }

    private static List<String> lines(List<Line> lines) {
        return lines.stream().map(Checkout::json).toList();
    }

    private static String json(Line line) {
        return "{'lineNumber':%d,'kind':'SALE','itemId':'%s','category':[%s],'quantity':'%s','net':%d,'discounts':[%s]}"
                .formatted(
                        line.lineNumber(),
                        line.itemId(),
                        line.category().stream().map(name -> "'" + name + "'").collect(Collectors.joining(",")),
                        line.quantity(),
                        line.net(),
                        line.discounts().stream().map(Checkout::json).collect(Collectors.joining(",")));
    }

    private static String json(LineDiscount discount) {
        return "{'promotionId':'%s','amount':%d}".formatted(discount.promotionId(), discount.amount());
    }
}
