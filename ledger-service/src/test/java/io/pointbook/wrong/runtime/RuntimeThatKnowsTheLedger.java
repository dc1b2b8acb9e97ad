package io.pointbook.wrong.runtime;

import io.pointbook.ledger.account.Account;

/** What all services share knows one of them. */
final class RuntimeThatKnowsTheLedger {
    private RuntimeThatKnowsTheLedger() {}

    static Account open(String memberId) {
        return new Account(memberId);
    }
}
