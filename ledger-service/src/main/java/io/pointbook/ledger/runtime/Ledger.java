package io.pointbook.ledger.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.account.AccountCommand;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.HistoryFold;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.coupon.CouponAggregate;
import io.pointbook.ledger.coupon.CouponCommand;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.couponing.CouponCodes;
import io.pointbook.ledger.ingest.ReceiptInbox;
import io.pointbook.ledger.ingest.WaitingSweep;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.ledger.member.MemberKind;
import io.pointbook.ledger.memberevent.MemberEventInbox;
import io.pointbook.ledger.memberevent.SeasonSweep;
import io.pointbook.ledger.paying.HoldCodeSweep;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.ClockSweep;
import io.pointbook.ledger.posting.CouponSweep;
import io.pointbook.ledger.posting.PostingMetrics;
import io.pointbook.ledger.prize.PrizeDrawEvent;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.publish.LedgerMessages;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeEvent;
import io.pointbook.ledger.rulebook.ProgrammeSigner;
import io.pointbook.ledger.rulebook.Rulebook;
import io.pointbook.runtime.eventstore.AggregateSettings;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.runtime.eventstore.EventSourcing;
import io.pointbook.runtime.eventstore.StripedLocks;
import io.pointbook.runtime.http.IdempotencyKeys;
import io.pointbook.runtime.inbox.DeadLetterPublisher;
import io.pointbook.runtime.inbox.DeadLetterSettings;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.inbox.Inbox;
import io.pointbook.runtime.inbox.InboxHealth;
import io.pointbook.runtime.inbox.InboxSettings;
import io.pointbook.runtime.outbox.OutboxPublisher;
import io.pointbook.runtime.outbox.OutboxSettings;
import io.pointbook.runtime.transaction.Transactor;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** The whole ledger, put together by hand: the service starts one, and so does a test. */
public final class Ledger implements AutoCloseable {
    /** Events that one transaction of the publisher takes. */
    private static final int PUBLISHED_AT_ONCE = 500;

    private final EventSourcing eventSourcing;
    private final AccountDesk desk;
    private final Rulebook programmes;
    private final CelConditions conditions = new CelConditions();
    private final Inbox inbox;
    private final Inbox memberEvents;
    private final DeadLetterPublisher deadLetterPublisher;
    private final OutboxPublisher outbox;
    private final StreamingEventProcessor publisher;
    private final Sweeps sweeps;
    private final PostingMetrics metrics;
    private final @Nullable ProgrammeSigner signer;
    private final CardHasher cards;
    private final TillReceiptReader reader;

    public Ledger(
            LedgerConfig config, DataSource database, String bootstrapServers, MeterRegistry registry, Clock clock) {
        var transactor = new Transactor(database);
        signer = config.signingKeyFile()
                .map(Path::of)
                .map(ProgrammeSigner::fromFile)
                .orElse(null);
        cards = CardHasher.fromFile(Path.of(config.cardKeyFile()));
        programmes = new Rulebook(new DefaultProgramme(terms(config.programme())), conditions, cards::draw);
        metrics = new PostingMetrics(registry);
        eventSourcing = EventSourcing.on(
                        transactor, new EventSerializer(LedgerEventTypes.types(), LedgerEventTypes.mapper()))
                .upcasters(LedgerEventTypes.upcasters())
                .eventIds(Ledger::eventId)
                .commandTargets(Ledger::target)
                .aggregate(AggregateSettings.of(MemberAccount.class)
                        .cached(config.inbox().accountsInMemory())
                        .snapshotEvery(config.inbox().snapshotEvery())
                        .weight(account -> account.account().book().lots().size()))
                // a coupon has a handful of events: they are its snapshot
                .aggregate(AggregateSettings.of(CouponAggregate.class)
                        .cached(config.inbox().couponsInMemory()))
                .build();
        desk = new AccountDesk(
                transactor,
                eventSourcing.commandBus(),
                eventSourcing.eventStore(),
                eventSourcing.repository(MemberAccount.class),
                eventSourcing.repository(CouponAggregate.class),
                eventSourcing.reader(),
                new StripedLocks(),
                new HistoryFold(CanonicalReceiptReader::read),
                programmes,
                metrics);
        var settings = settings(config.inbox(), bootstrapServers);
        var deadLetters = new DeadLetters(settings.group(), registry, clock);
        reader = new TillReceiptReader(
                cards,
                new ReceiptLimits(
                        ReceiptLimits.DEFAULT.maxBytes(), config.inbox().clockAheadLimit()));
        inbox = new Inbox(
                settings,
                transactor::run,
                database,
                new ReceiptInbox(reader, deadLetters, desk, MemberIds::next, CouponCodes::next, clock, metrics),
                deadLetters,
                registry,
                clock);
        var memberSettings = InboxSettings.of(
                        config.members().topic(), config.members().group(), bootstrapServers)
                .withThreads(1)
                .withSession(config.inbox().sessionTimeout(), config.inbox().maxPollInterval());
        var memberDeadLetters = new DeadLetters(memberSettings.group(), registry, clock);
        memberEvents = new Inbox(
                memberSettings,
                transactor::run,
                database,
                new MemberEventInbox(cards, memberDeadLetters, desk, CouponCodes::next, clock, registry),
                memberDeadLetters,
                registry,
                clock);
        deadLetterPublisher = new DeadLetterPublisher(
                database,
                DeadLetterSettings.of(bootstrapServers)
                        .withRetention(config.inbox().deadLetterRetention()),
                clock);
        outbox = new OutboxPublisher(
                OutboxSettings.of(bootstrapServers, "ledger-publish"),
                new LedgerMessages(CanonicalReceiptReader::read),
                registry);
        publisher = eventSourcing.streamEach("publish", PUBLISHED_AT_ONCE, outbox);
        sweeps = new Sweeps(
                new ClockSweep(desk, clock),
                new CouponSweep(desk, clock),
                new WaitingSweep(desk, config.sweep().unmatchedAfter(), clock),
                new SeasonSweep(desk, programmes, MemberKind.names(), CouponCodes::next, clock),
                new IdempotencyKeys(clock),
                new HoldCodeSweep(database, clock),
                config.sweep(),
                database,
                registry);
    }

    private static DefaultProgramme.Terms terms(LedgerConfig.Programme config) {
        return new DefaultProgramme.Terms(
                config.returnPolicy(),
                config.unmatchedReturnsByValue(),
                config.pendingFor(),
                config.expiresAfter().orElse(null),
                config.returnsReachBack(),
                config.restoredLiveAtLeast());
    }

    private static InboxSettings settings(LedgerConfig.Inbox config, String bootstrapServers) {
        return InboxSettings.of(config.topic(), config.group(), bootstrapServers)
                .withThreads(config.threads())
                .withBatchRecords(config.batchRecords())
                .withSession(config.sessionTimeout(), config.maxPollInterval());
    }

    /** The aggregate that a command is for. */
    private static String target(Object command) {
        return switch (command) {
            case AccountCommand account -> account.memberId();
            case CouponCommand coupon -> CouponIds.aggregate(coupon.couponId());
            default ->
                throw new IllegalArgumentException(
                        "a command for nobody: " + command.getClass().getSimpleName());
        };
    }

    static @Nullable String eventId(Object payload) {
        return switch (payload) {
            case AccountEvent event -> event.eventId();
            case CouponEvent event -> event.eventId();
            case ReceiptKept kept -> kept.eventId();
            case ProgrammeEvent programme -> programme.eventId();
            case PrizeDrawEvent draw -> draw.eventId();
            default -> null;
        };
    }

    /** Begins to read the till topic, to publish and to sweep. */
    public void start() {
        deadLetterPublisher.start();
        publisher.start();
        sweeps.start();
        inbox.start();
        memberEvents.start();
    }

    public InboxHealth health() {
        return inbox.health().and(memberEvents.health());
    }

    TillReceiptReader reader() {
        return reader;
    }

    public EventBus eventBus() {
        return eventSourcing.eventStore();
    }

    @Nullable
    ProgrammeSigner signer() {
        return signer;
    }

    Condition.Compiler conditions() {
        return conditions;
    }

    public AccountDesk desk() {
        return desk;
    }

    public Rulebook programmes() {
        return programmes;
    }

    public PostingMetrics metrics() {
        return metrics;
    }

    public CardHasher cards() {
        return cards;
    }

    /** Stops reading first, then what follows from it; each step bounded in time. */
    @Override
    public void close() {
        inbox.close();
        memberEvents.close();
        sweeps.close();
        eventSourcing.close();
        outbox.close();
        deadLetterPublisher.close();
    }
}
