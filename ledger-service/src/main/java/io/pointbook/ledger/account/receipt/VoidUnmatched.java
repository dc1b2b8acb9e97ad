package io.pointbook.ledger.account.receipt;

/** A VOID line that finds no line to take from, or would take more than the line has left. */
public final class VoidUnmatched extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int lineNumber;

    VoidUnmatched(int lineNumber, String why) {
        super("line " + lineNumber + " " + why, null, false, false);
        this.lineNumber = lineNumber;
    }

    /** The VOID line. */
    public int lineNumber() {
        return lineNumber;
    }
}
