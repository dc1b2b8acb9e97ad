package io.pointbook.ledger.programme;

import java.util.Map;

/** A compiled condition. */
@FunctionalInterface
public interface Condition {
    /** Holds always. */
    Condition ALWAYS = _ -> true;

    /**
     * @param facts by the names and types that {@link Facts} declares
     * @throws TooCostly where it needs more than its cost limit on these facts, or fails on them
     */
    boolean holds(Map<String, Object> facts) throws TooCostly;

    /** The condition could not be answered. */
    final class TooCostly extends Exception {
        public TooCostly(String message) {
            super(message, null, false, false);
        }
    }

    /** Makes conditions out of text. */
    interface Compiler {
        /** About a receipt, its member and the calendar. */
        Condition ofReceipt(String text) throws NotACondition;

        /** About one line, beside all that one about a receipt knows. */
        Condition ofLine(String text) throws NotACondition;
    }

    /** The text is no condition. */
    final class NotACondition extends Exception {
        private final int column;

        /** @param column from 1, 0 where no place is known */
        public NotACondition(String message, int column) {
            super(message, null, false, false);
            this.column = column;
        }

        /** Where it is wrong, from 1; 0 where no place is known. */
        public int column() {
            return column;
        }
    }
}
