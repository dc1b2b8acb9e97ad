package io.pointbook.ledger.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.PostingMetrics;
import io.pointbook.ledger.rulebook.Rulebook;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the ledger's parts to Quarkus, and starts and stops it with the service. */
@Singleton
@Startup
public class LedgerBeans {
    private final Ledger ledger;
    private final Clock clock = Clock.systemUTC();

    LedgerBeans(
            LedgerConfig config,
            DataSource database,
            MeterRegistry registry,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        ledger = new Ledger(config, database, bootstrapServers, registry, clock);
    }

    void start(@Observes StartupEvent event) {
        ledger.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ledger.close();
    }

    @Produces
    @Singleton
    Ledger ledger() {
        return ledger;
    }

    @Produces
    @Singleton
    AccountDesk desk() {
        return ledger.desk();
    }

    @Produces
    @Singleton
    Rulebook programmes() {
        return ledger.programmes();
    }

    @Produces
    @Singleton
    CardHasher cards() {
        return ledger.cards();
    }

    @Produces
    @Singleton
    PostingMetrics metrics() {
        return ledger.metrics();
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }
}
