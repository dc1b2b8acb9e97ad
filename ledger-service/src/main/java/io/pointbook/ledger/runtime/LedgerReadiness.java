package io.pointbook.ledger.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the inbox can read and post; says what is not as it should be. */
@Readiness
@Singleton
public class LedgerReadiness implements HealthCheck {
    private final Ledger ledger;

    LedgerReadiness(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        var health = ledger.health();
        return HealthCheckResponse.named("inbox")
                .status(health.ready())
                .withData("degraded", health.degraded())
                .withData("findings", String.join("; ", health.findings()))
                .build();
    }
}
