package io.pointbook.ledger.runtime;

import org.axonframework.eventhandling.EventBus;

/** Parts of a ledger that only its doors see otherwise. */
public final class LedgerParts {
    private LedgerParts() {}

    /** Where doors store events that no aggregate decides. */
    public static EventBus eventBus(Ledger ledger) {
        return ledger.eventBus();
    }
}
