package io.pointbook.notification.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the topics can be read; says what is not as it should be. */
@Readiness
@Singleton
public class IngestReadiness implements HealthCheck {
    private final NotificationBeans service;

    IngestReadiness(NotificationBeans service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var health = service.health();
        return HealthCheckResponse.named("ingest")
                .status(health.ready())
                .withData("degraded", health.degraded())
                .withData("findings", String.join("; ", health.findings()))
                .build();
    }
}
