package io.pointbook.ledger.account.book;

import java.util.List;

/** The purchase lines of a reversal, written once it is known how many points the policy forgave. */
@FunctionalInterface
public interface ReversedLines {
    List<Why.LineReversal> forgiving(long forgiven);
}
