package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Each line of a receipt with its points, or the cause why it has none. */
final class LineShares {
    private LineShares() {}

    /**
     * @param shares points of each SALE line, in order
     * @param selected whether the rule looked at that SALE line
     */
    static List<Why.LineShare> of(Receipt receipt, List<Line> surviving, long[] shares, boolean[] selected) {
        var lines = new ArrayList<Why.LineShare>();
        int sale = 0;
        for (Line line : surviving) {
            if (line.kind() == LineKind.SALE) {
                String excluded =
                        selected[sale] ? line.net() > 0 || shares[sale] > 0 ? null : "NOT_POSITIVE" : "NOT_SELECTED";
                lines.add(new Why.LineShare(line.lineNumber(), line.net(), shares[sale], excluded));
                sale++;
            } else {
                lines.add(new Why.LineShare(
                        line.lineNumber(), line.net(), 0, line.kind().name()));
            }
        }
        if (sale != shares.length) {
            throw new IllegalStateException("a sale line is missing from the explanation");
        }
        if (surviving.size() < receipt.lines().size()) {
            var left = surviving.stream().map(Line::lineNumber).collect(Collectors.toSet());
            for (Line line : receipt.lines()) {
                if (line.kind() != LineKind.VOID && !left.contains(line.lineNumber())) {
                    lines.add(new Why.LineShare(line.lineNumber(), line.net(), 0, "VOIDED"));
                }
            }
        }
        return List.copyOf(lines);
    }
}
