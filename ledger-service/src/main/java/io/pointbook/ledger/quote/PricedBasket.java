package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineDiscount;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.Surviving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An open basket with the discounts of its rules entered on its lines, as the till will send it. What the till has entered
 * of them before is decided anew.
 *
 * @param receipt with the lines after discounts
 * @param before the same lines before them, VOID lines included
 * @param discounts what each rule takes off
 */
public record PricedBasket(Receipt receipt, List<Line> before, Discounts discounts) {

    public static PricedBasket of(Receipt receipt, Programme programme, Account member) {
        var before = new Promotions(programme, receipt, receipt.lines()).undiscounted();
        var discounts = programme.discounts(receipt, Surviving.of(before).lines(), member);
        return new PricedBasket(receipt.withLines(entered(before, discounts)), before, discounts);
    }

    private static List<Line> entered(List<Line> lines, Discounts discounts) {
        var byLine = new HashMap<Integer, List<LineDiscount>>();
        for (Discounts.Given given : discounts.given()) {
            for (Discounts.OfLine line : given.lines()) {
                byLine.computeIfAbsent(line.line(), _ -> new ArrayList<>())
                        .add(new LineDiscount(line.amount(), Promotions.name(given.rule()), null));
            }
        }
        return byLine.isEmpty()
                ? lines
                : lines.stream().map(line -> entered(line, byLine)).toList();
    }

    private static Line entered(Line line, Map<Integer, List<LineDiscount>> byLine) {
        var more = byLine.get(line.lineNumber());
        if (more == null) {
            return line;
        }
        var all = new ArrayList<>(line.discounts());
        all.addAll(more);
        long off = more.stream().mapToLong(LineDiscount::amount).reduce(0, Math::addExact);
        return line.priced(line.net() - off, List.copyOf(all));
    }
}
