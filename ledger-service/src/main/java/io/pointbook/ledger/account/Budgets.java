package io.pointbook.ledger.account;

/** What rules with a budget for a whole campaign have given, to all members together. */
@FunctionalInterface
public interface Budgets {
    /** Nothing was ever given. */
    Budgets UNTOUCHED = _ -> Usage.Used.NONE;

    /** @param rule programme id + "/" + rule id */
    Usage.Used used(String rule);
}
