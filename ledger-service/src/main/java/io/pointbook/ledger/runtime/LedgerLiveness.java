package io.pointbook.ledger.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while its threads turn; what is gone outside (database, broker) is a matter of readiness. */
@Liveness
@Singleton
public class LedgerLiveness implements HealthCheck {
    private final Ledger ledger;

    LedgerLiveness(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("threads")
                .status(ledger.health().alive())
                .build();
    }
}
