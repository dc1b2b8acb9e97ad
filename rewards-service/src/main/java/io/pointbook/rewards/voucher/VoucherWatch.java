package io.pointbook.rewards.voucher;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then how full the pools are: an operator sees which one runs low before members do. */
public final class VoucherWatch implements AutoCloseable {
    /** Pools that have a number of their own. */
    static final int MOST_POOLS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(VoucherWatch.class);

    private final VoucherPools pools;
    private final Duration every;
    private final MultiGauge free;
    private final MultiGauge low;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("voucher-watch").factory());

    public VoucherWatch(VoucherPools pools, MeterRegistry registry, Duration every) {
        this.pools = pools;
        this.every = every;
        this.free = MultiGauge.builder("pointbook.vouchers.free")
                .description("Free voucher codes, by pool")
                .register(registry);
        this.low = MultiGauge.builder("pointbook.voucher.pools.low")
                .description("Pools that have too few free codes: GET /voucher-pools says which")
                .register(registry);
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::lookAgain, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            look();
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("the voucher pools could not be counted, and are counted again");
        }
    }

    /** Counts now. */
    public void look() throws Exception {
        var found = pools.look(MOST_POOLS);
        free.register(
                found.stream()
                        .map(pool -> MultiGauge.Row.of(Tags.of("pool", pool.poolId()), pool.free()))
                        .toList(),
                true);
        long runningLow = found.stream().filter(VoucherPool::runningLow).count();
        low.register(List.of(MultiGauge.Row.of(Tags.empty(), runningLow)), true);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
