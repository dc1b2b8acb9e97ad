package io.pointbook.rewards.redeeming;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pointbook.rewards.redemption.Step;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator sees of redemptions. */
public final class RedemptionMetrics implements StepWatch {
    private final MeterRegistry registry;
    private final AtomicLong atWork = new AtomicLong();
    private final AtomicLong stuck = new AtomicLong();
    private final ThreadLocal<Long> begun = ThreadLocal.withInitial(System::nanoTime);

    public RedemptionMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("pointbook.redemptions.under.way", atWork, AtomicLong::get)
                .description("Redemptions that go on by themselves")
                .register(registry);
        Gauge.builder("pointbook.redemptions.stuck", stuck, AtomicLong::get)
                .description("Those of them that have not gone on for too long: GET /redemptions/stuck says why")
                .register(registry);
    }

    /** Shows whether the ledger is left alone because it does not answer. */
    public void watch(PointsLedger ledger) {
        Gauge.builder("pointbook.rewards.ledger.away", ledger, one -> one.isAway() ? 1 : 0)
                .description("1 while the ledger does not answer and is asked only now and then")
                .register(registry);
    }

    /** @param outcome the state, or the code of a refusal, in lower case */
    void requested(String outcome) {
        registry.counter("pointbook.redemptions", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }

    void atWork(long[] counts) {
        atWork.set(counts[0]);
        stuck.set(counts[1]);
    }

    @Override
    public void begins(Step step) {
        begun.set(System.nanoTime());
    }

    @Override
    public void answered(Step step) {
        // the time goes on until it is written down
    }

    @Override
    public void done(Step step) {
        Timer.builder("pointbook.redemption.step")
                .description("Time of a step, the ledger's answer and the transaction included")
                .tag("step", step.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - begun.get()));
    }
}
