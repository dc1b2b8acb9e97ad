package io.pointbook.notification.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that sends: a thread for each carrier, and one that settles what was left open. */
public final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** Rows that one transaction settles. */
    static final int BATCH = 200;

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    /** After this time a receipt that belongs to nothing is nobody's. */
    static final Duration STRAYS_KEPT = Duration.ofDays(3);

    private final Transactor transactor;
    private final Supplier<Instant> now;
    private final Parts parts;
    private final Settling settling;
    private final Map<Channel, Carrier> carriers = new HashMap<>();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final List<SweepThread> threads = new ArrayList<>();
    private final MeterRegistry registry;
    private long lastStray;

    /** The rest of the service, as sending sees it. */
    public record Parts(
            Contacts contacts,
            Consents consents,
            SubjectKeys keys,
            QuietHours quietHours,
            CampaignStanding campaigns,
            MailHeaders headers,
            SentListener listener,
            ReplyListener replies,
            DispatchSettings settings) {}

    /** @param carriers at most one for each channel */
    public Dispatch(
            Transactor transactor, Parts parts, List<Carrier> carriers, Supplier<Instant> now, MeterRegistry registry) {
        this.transactor = transactor;
        this.parts = parts;
        this.now = now;
        this.registry = registry;
        this.settling = new Settling(parts.consents(), parts.settings(), parts.listener());
        for (var carrier : carriers) {
            if (this.carriers.put(carrier.channel(), carrier) != null) {
                throw new IllegalArgumentException("there are two carriers for " + carrier.channel());
            }
        }
    }

    /** Begins to send. */
    public void start() {
        carriers.values().forEach(carrier -> {
            carrier.start(answers(carrier.channel()));
            var dispatcher = dispatcher(carrier);
            dispatchers.add(dispatcher);
            var channel = carrier.channel().name();
            Gauge.builder("pointbook_messages_in_flight", dispatcher::inFlight)
                    .tag("channel", channel)
                    .register(registry);
            Gauge.builder("pointbook_carrier_up", () -> carrier.isUp() ? 1 : 0)
                    .tag("channel", channel)
                    .register(registry);
            thread("notification-sending-" + channel.toLowerCase(java.util.Locale.ROOT))
                    .every(LOOK_EVERY, "messages to send", dispatcher::batch);
        });
        var settlement = thread("notification-settling");
        settlement.every(SETTLE_EVERY, "receipts that came first", this::strays);
        settlement.every(SETTLE_EVERY, "messages without an answer", this::overdue);
        settlement.every(SETTLE_EVERY, "messages whose time is over", this::drop);
        settlement.every(FORGET_EVERY, "words of old messages", this::forget);
    }

    private SweepThread thread(String name) {
        var thread = new SweepThread(name);
        threads.add(thread);
        return thread;
    }

    /** What the channel's carrier is to tell to. */
    public Answers answers(Channel channel) {
        return new Heard(
                transactor, channel, settling, parts.contacts(), parts.consents(), parts.replies(), now, registry);
    }

    Dispatcher dispatcher(Carrier carrier) {
        return new Dispatcher(
                transactor,
                new Dispatcher.Parts(
                        parts.contacts(),
                        parts.consents(),
                        parts.keys(),
                        new SendingRules(parts.settings(), parts.quietHours()),
                        settling,
                        parts.campaigns(),
                        parts.headers(),
                        parts.settings()),
                carrier,
                now);
    }

    /** One batch of receipts whose message had no answer yet when they came; the rest is looked at again next time. */
    int strays() throws Exception {
        long after = lastStray;
        var read = transactor.run(transaction -> {
            var connection = transaction.connection();
            var found = PartRows.after(connection, after, BATCH);
            for (var stray : found) {
                var receipt = new Receipt(stray.carrierId(), stray.reference(), stray.fate(), stray.cause());
                if (settling.receipt(connection, stray.channel(), receipt, now.get())) {
                    PartRows.remove(connection, stray.number());
                }
            }
            return found;
        });
        // only what is committed counts as looked at; from the end it begins again, later
        lastStray = read.size() < BATCH ? 0 : read.getLast().number();
        return read.size() < BATCH ? 0 : read.size();
    }

    /** One batch of messages of which nothing was heard for too long; the carrier is asked outside of the transaction. */
    int overdue() throws Exception {
        var toAsk = new HashMap<String, Channel>();
        int settled = transactor.<Integer>run(transaction -> {
            var connection = transaction.connection();
            var found = Underway.overdue(connection, BATCH, now.get());
            for (var message : found) {
                for (var id : settling.overdue(connection, message, now.get())) {
                    toAsk.put(id, message.channel());
                }
            }
            return found.size();
        });
        toAsk.forEach(this::ask);
        return settled;
    }

    private void ask(String id, Channel channel) {
        var carrier = carriers.get(channel);
        if (carrier == null || !carrier.isUp()) {
            return;
        }
        carrier.ask(id).whenComplete((receipt, failure) -> {
            if (failure == null && receipt.fate() != Receipt.Fate.UNKNOWN) {
                Thread.ofVirtual().name("notification-noting").start(() -> tell(channel, receipt));
            }
        });
    }

    private void tell(Channel channel, Receipt receipt) {
        try {
            answers(channel).receipt(receipt);
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("what a carrier answered could not be written down; it is asked again");
        }
    }

    /** One batch of messages whose time is over before their turn. */
    int drop() throws Exception {
        return transactor.<Integer>run(transaction -> MessageRows.drop(transaction.connection(), BATCH, now.get()));
    }

    private int forget() throws Exception {
        return transactor.<Integer>run(transaction -> {
            int strays = PartRows.forget(transaction.connection(), now.get().minus(STRAYS_KEPT), BATCH);
            return strays
                    + MessageRows.forgetWords(
                            transaction.connection(),
                            now.get().minus(parts.settings().wordsKept()),
                            BATCH);
        });
    }

    @Override
    public void close() {
        threads.forEach(SweepThread::close);
        dispatchers.forEach(Dispatcher::finish);
        carriers.values().forEach(Carrier::close);
    }
}
