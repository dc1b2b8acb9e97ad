package io.pointbook.rewards.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.rewards.catalogue.Catalogue;
import io.pointbook.rewards.catalogue.Offers;
import io.pointbook.rewards.code.Codes;
import io.pointbook.rewards.door.CheckedCode;
import io.pointbook.rewards.fulfilment.Fulfilments;
import io.pointbook.rewards.ledgerlink.LedgerLink;
import io.pointbook.rewards.prize.Prizes;
import io.pointbook.rewards.publish.RedemptionMessages;
import io.pointbook.rewards.redeeming.HandOver;
import io.pointbook.rewards.redeeming.MemberVouchers;
import io.pointbook.rewards.redeeming.ProcessSettings;
import io.pointbook.rewards.redeeming.RedemptionDesk;
import io.pointbook.rewards.redeeming.RedemptionMetrics;
import io.pointbook.rewards.redeeming.RedemptionProcess;
import io.pointbook.rewards.redeeming.RedemptionWorker;
import io.pointbook.rewards.redeeming.Redemptions;
import io.pointbook.rewards.redeeming.StepWatch;
import io.pointbook.rewards.redemption.RedemptionAggregate;
import io.pointbook.rewards.redemption.RedemptionCommand;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionIds;
import io.pointbook.rewards.voucher.VoucherKey;
import io.pointbook.rewards.voucher.VoucherPools;
import io.pointbook.rewards.voucher.VoucherWatch;
import io.pointbook.runtime.eventstore.AggregateSettings;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.runtime.eventstore.EventSourcing;
import io.pointbook.runtime.http.IdempotencyKeys;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.outbox.OutboxPublisher;
import io.pointbook.runtime.outbox.OutboxSettings;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** The whole service, put together by hand: Quarkus starts one, and so does a test. */
public final class Rewards implements AutoCloseable {
    /** Redemptions that stay in memory between steps. */
    private static final int REDEMPTIONS_IN_MEMORY = 2_000;

    /** Events that one transaction of the publisher takes. */
    private static final int PUBLISHED_AT_ONCE = 500;

    /** Without the check character: of so many nobody guesses one that waits. */
    private static final int PICKUP_CHARACTERS = 9;

    private static final SecureRandom CHANCE = new SecureRandom();

    private final EventSourcing eventSourcing;
    private final LedgerLink ledger;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Prizes prizes;
    private final VoucherPools voucherPools;
    private final VoucherWatch voucherWatch;
    private final MemberVouchers memberVouchers;
    private final Codes codes;
    private final Fulfilments fulfilments;
    private final HandOver handOver;
    private final Redemptions redemptions;
    private final RedemptionWorker worker;
    private final OutboxPublisher outbox;
    private final StreamingEventProcessor publisher;
    private final SweepThread sweeps = new SweepThread("rewards-sweeps");
    private final Callable<Integer> keySweep;

    public Rewards(
            RewardsConfig config, DataSource database, String bootstrapServers, MeterRegistry registry, Clock clock) {
        this(config, database, bootstrapServers, registry, clock, watch -> watch);
    }

    /** @param watched what else is told of each step */
    public Rewards(
            RewardsConfig config,
            DataSource database,
            String bootstrapServers,
            MeterRegistry registry,
            Clock clock,
            UnaryOperator<StepWatch> watched) {
        var transactor = new Transactor(database);
        var transactions = new Transactions(transactor, clock);
        var settings = settings(config);
        eventSourcing = EventSourcing.on(
                        transactor, new EventSerializer(RewardsEventTypes.types(), RewardsEventTypes.mapper()))
                .eventIds(Rewards::eventId)
                .commandTargets(Rewards::target)
                // a redemption has a handful of events: they are its snapshot
                .aggregate(AggregateSettings.of(RedemptionAggregate.class).cached(REDEMPTIONS_IN_MEMORY))
                .build();
        ledger = new LedgerLink(
                config.ledger().address(),
                config.ledger().timeout(),
                config.ledger().pause());
        var metrics = new RedemptionMetrics(registry);
        metrics.watch(ledger);
        var desk = new RedemptionDesk(
                transactions,
                eventSourcing.commandGateway(),
                eventSourcing.repository(RedemptionAggregate.class),
                eventSourcing.reader(),
                settings,
                Rewards::pickupCode);
        var process = new RedemptionProcess(desk, ledger, watched.apply(metrics), settings);
        catalogue = new Catalogue(transactions, Rewards::id);
        offers = new Offers(transactions, ledger.members());
        prizes = new Prizes(transactions, config.zone());
        voucherPools = new VoucherPools(
                transactions,
                config.voucher()
                        .keyFile()
                        .map(Path::of)
                        .map(VoucherKey::fromFile)
                        .orElse(null),
                config.voucher().showAgainFor());
        voucherWatch = new VoucherWatch(voucherPools, registry, config.voucher().watchEvery());
        memberVouchers = new MemberVouchers(transactions, voucherPools);
        codes = new Codes(transactions, ledger);
        fulfilments = new Fulfilments(transactions);
        redemptions = new Redemptions(desk, process, ledger, metrics, settings, Rewards::id);
        handOver = new HandOver(transactions, redemptions);
        worker = new RedemptionWorker(
                desk, process, metrics, Rewards::id, config.redemption().workerEvery());
        outbox = new OutboxPublisher(
                OutboxSettings.of(bootstrapServers, "rewards-publish"), new RedemptionMessages(), registry);
        publisher = eventSourcing.streamEach("publish", PUBLISHED_AT_ONCE, outbox);
        var keys = new IdempotencyKeys(clock);
        keySweep = () -> keys.forgetOld(database);
    }

    private static ProcessSettings settings(RewardsConfig config) {
        var redemption = config.redemption();
        return new ProcessSettings(
                redemption.holdLife(),
                redemption.lease(),
                redemption.firstPause(),
                redemption.longestPause(),
                redemption.stuckAfter(),
                config.ledger().whileAway() == RewardsConfig.WhileAway.WAIT);
    }

    private static String pickupCode() {
        return Objects.requireNonNull(CheckedCode.of(CheckedCode.word(CHANCE.nextLong(), PICKUP_CHARACTERS)));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String target(Object command) {
        if (command instanceof RedemptionCommand about) {
            return RedemptionIds.aggregate(about.redemptionId());
        }
        throw new IllegalArgumentException(
                "a command for nobody: " + command.getClass().getSimpleName());
    }

    static @Nullable String eventId(Object payload) {
        return payload instanceof RedemptionEvent event ? event.eventId() : null;
    }

    /** Begins to go on with what was left on its way, and to publish. */
    public void start() {
        publisher.start();
        sweeps.every(IdempotencyKeys.FORGOTTEN_EVERY, "idempotency keys", keySweep);
        worker.start();
        voucherWatch.start();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Offers offers() {
        return offers;
    }

    public Prizes prizes() {
        return prizes;
    }

    public VoucherPools voucherPools() {
        return voucherPools;
    }

    public VoucherWatch voucherWatch() {
        return voucherWatch;
    }

    public MemberVouchers memberVouchers() {
        return memberVouchers;
    }

    public Codes codes() {
        return codes;
    }

    public Fulfilments fulfilments() {
        return fulfilments;
    }

    public HandOver handOver() {
        return handOver;
    }

    public Redemptions redemptions() {
        return redemptions;
    }

    public RedemptionWorker worker() {
        return worker;
    }

    /** Forgets answers that were kept long enough, one batch of them; how many. */
    public int forgetOldKeys() throws Exception {
        return keySweep.call();
    }

    @Override
    public void close() {
        sweeps.close();
        worker.close();
        voucherWatch.close();
        eventSourcing.close();
        outbox.close();
        ledger.close();
    }
}
