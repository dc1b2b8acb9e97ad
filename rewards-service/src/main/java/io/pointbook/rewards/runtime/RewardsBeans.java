package io.pointbook.rewards.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.rewards.catalogue.Catalogue;
import io.pointbook.rewards.catalogue.Offers;
import io.pointbook.rewards.code.Codes;
import io.pointbook.rewards.fulfilment.Fulfilments;
import io.pointbook.rewards.prize.Prizes;
import io.pointbook.rewards.redeeming.HandOver;
import io.pointbook.rewards.redeeming.MemberVouchers;
import io.pointbook.rewards.redeeming.Redemptions;
import io.pointbook.rewards.voucher.VoucherPools;
import io.pointbook.rewards.voucher.VoucherWatch;
import io.pointbook.runtime.http.DoorJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the service's parts to Quarkus, and starts and stops them with it. */
@Singleton
@Startup
public class RewardsBeans implements ObjectMapperCustomizer {
    private final Rewards rewards;

    RewardsBeans(
            RewardsConfig config,
            DataSource database,
            MeterRegistry registry,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        rewards = new Rewards(config, database, bootstrapServers, registry, Clock.systemUTC());
    }

    @Override
    public void customize(ObjectMapper mapper) {
        DoorJson.strict(mapper);
    }

    void start(@Observes StartupEvent event) {
        rewards.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rewards.close();
    }

    @Produces
    @Singleton
    VoucherWatch voucherWatch() {
        return rewards.voucherWatch();
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return rewards.catalogue();
    }

    @Produces
    @Singleton
    Offers offers() {
        return rewards.offers();
    }

    @Produces
    @Singleton
    Prizes prizes() {
        return rewards.prizes();
    }

    @Produces
    @Singleton
    VoucherPools voucherPools() {
        return rewards.voucherPools();
    }

    @Produces
    @Singleton
    MemberVouchers memberVouchers() {
        return rewards.memberVouchers();
    }

    @Produces
    @Singleton
    Codes codes() {
        return rewards.codes();
    }

    @Produces
    @Singleton
    Fulfilments fulfilments() {
        return rewards.fulfilments();
    }

    @Produces
    @Singleton
    HandOver handOver() {
        return rewards.handOver();
    }

    @Produces
    @Singleton
    Redemptions redemptions() {
        return rewards.redemptions();
    }
}
