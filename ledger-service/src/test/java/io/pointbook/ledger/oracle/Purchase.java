package io.pointbook.ledger.oracle;

import io.pointbook.ledger.oracle.Paper.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A surviving SALE line on an account, with a tally of what came back: semantics.md 2.2. */
final class Purchase {
    private final Paper receipt;
    private final Entry line;
    private final String account;
    private final long share;
    private BigDecimal returned = BigDecimal.ZERO;
    private boolean touched;

    Purchase(Paper receipt, Entry line, String account, long share) {
        this.receipt = receipt;
        this.line = line;
        this.account = account;
        this.share = share;
    }

    Paper receipt() {
        return receipt;
    }

    Entry line() {
        return line;
    }

    String account() {
        return account;
    }

    /** Takes what fits of these pieces and says how many it took; a line without pieces takes none and is gone. */
    BigDecimal takeBack(BigDecimal pieces) {
        touched = true;
        BigDecimal taken = pieces.min(line.pieces().subtract(returned));
        returned = returned.add(taken);
        return taken;
    }

    /** The points that its returns have reversed. */
    long reversed() {
        BigDecimal n = line.pieces();
        if (n.signum() == 0) {
            return touched ? share : 0;
        }
        long kept = BigDecimal.valueOf(share)
                .multiply(n.subtract(returned))
                .divide(n, 0, RoundingMode.FLOOR)
                .longValueExact();
        return share - kept;
    }
}
