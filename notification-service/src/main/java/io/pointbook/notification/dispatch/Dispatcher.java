package io.pointbook.notification.dispatch;

import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.CampaignStanding.Standing;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages of one channel to its carrier: decides in one transaction which may go and marks them as on their way, and
 * only when that is committed the carrier sees them. So a message is never handed over twice, whatever ends when.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** An answer is written down in so many attempts; after them the message is in doubt. */
    private static final int MOST_NOTES = 5;

    private static final long PAUSE_MILLIS = 400;
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(5);

    private final Transactor transactor;
    private final Parts parts;
    private final Carrier carrier;
    private final Supplier<Instant> now;
    private final Semaphore free;

    /** What it decides with. */
    record Parts(
            Contacts contacts,
            Consents consents,
            SubjectKeys keys,
            SendingRules rules,
            Settling settling,
            CampaignStanding campaigns,
            MailHeaders headers,
            DispatchSettings settings) {}

    Dispatcher(Transactor transactor, Parts parts, Carrier carrier, Supplier<Instant> now) {
        this.transactor = transactor;
        this.parts = parts;
        this.carrier = carrier;
        this.now = now;
        this.free = new Semaphore(parts.settings().inFlight());
    }

    private record Ready(Outgoing outgoing, int attempt) {}

    /** One batch; how many were decided. Nothing while the carrier is away: their time may end meanwhile, and is noticed. */
    int batch() throws Exception {
        int room = free.drainPermits();
        if (room == 0 || !carrier.isUp()) {
            free.release(room);
            return 0;
        }
        List<Ready> ready = List.of();
        int[] decided = new int[1];
        try {
            ready = transactor.run(transaction -> decide(transaction.connection(), room, decided));
        } finally {
            free.release(room - ready.size());
        }
        ready.forEach(this::hand);
        return decided[0];
    }

    private List<Ready> decide(Connection connection, int limit, int[] decided) throws SQLException {
        var at = now.get();
        var ready = new ArrayList<Ready>();
        Map<String, Standing> standings = new HashMap<>();
        for (var message : MessageRows.take(connection, carrier.channel(), limit, at)) {
            decided[0]++;
            var standing = standings.get(message.campaignId());
            if (standing == null) {
                standing = parts.campaigns().of(connection, message.campaignId());
                standings.put(message.campaignId(), standing);
            }
            MessageRows.lockMember(connection, message.memberId());
            var contact = parts.contacts().find(connection, message.memberId());
            var facts = new SendingRules.Facts(
                    message,
                    standing,
                    parts.consents().state(connection, message.memberId(), message.channel(), message.purpose()),
                    contact,
                    MessageRows.sentTo(connection, message.memberId(), at),
                    at);
            switch (parts.rules().verdict(facts)) {
                case Verdict.Send _ -> ready.add(submit(connection, message, Objects.requireNonNull(contact), at));
                case Verdict.Hold hold ->
                    MessageRows.hold(connection, message.messageId(), hold.until(), hold.reason());
                case Verdict.Suppress suppress ->
                    MessageRows.end(
                            connection, message.messageId(), MessageState.SUPPRESSED, suppress.reason(), null, at);
                case Verdict.Drop _ ->
                    MessageRows.end(connection, message.messageId(), MessageState.EXPIRED, Reason.TOO_LATE, null, at);
            }
        }
        return ready;
    }

    private Ready submit(Connection connection, Handing message, Contact contact, Instant at) throws SQLException {
        var address = Objects.requireNonNull(contact.address(message.channel()));
        var words = Words.read(Objects.requireNonNull(
                parts.keys().open(connection, message.memberId(), Objects.requireNonNull(message.sealedWords()))));
        MessageRows.submit(
                connection,
                message,
                parts.contacts().digestOf(message.channel(), address),
                at,
                at.plus(parts.settings().answerWithin()));
        return new Ready(
                new Outgoing(
                        message.messageId(),
                        address,
                        words.subject(),
                        words.text(),
                        words.html(),
                        message.validUntil(),
                        parts.headers().of(connection, message.memberId(), message.channel(), message.purpose())),
                message.attempts() + 1);
    }

    private void hand(Ready ready) {
        submitted(ready.outgoing()).whenComplete((handed, failure) -> Thread.ofVirtual()
                .name("notification-noting")
                .start(() -> {
                    try {
                        note(ready, failure == null ? handed : new Handed.InDoubt(failure.toString()));
                    } finally {
                        free.release();
                    }
                }));
    }

    /** A carrier that breaks is one that did not answer: those behind it in the batch are still handed over. */
    private CompletionStage<Handed> submitted(Outgoing message) {
        try {
            return carrier.submit(message);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(new Handed.Later("the carrier is closed"));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Where the database is away for longer than the attempts, the message is in doubt until its receipt comes. */
    private void note(Ready ready, Handed handed) {
        for (int attempt = 1; attempt <= MOST_NOTES; attempt++) {
            try {
                transactor.run(transaction -> {
                    parts.settling()
                            .handed(
                                    transaction.connection(),
                                    ready.outgoing().reference(),
                                    ready.attempt(),
                                    handed,
                                    now.get());
                    return true;
                });
                return;
            } catch (Exception failure) {
                LOG.atWarn()
                        .addKeyValue("message", ready.outgoing().reference())
                        .addKeyValue("attempt", attempt)
                        .addKeyValue("cause", failure.toString())
                        .log("a carrier's answer could not be written down");
            }
            if (!pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until what was handed over is answered and written down; what is not by then is in doubt. */
    void finish() {
        try {
            if (!free.tryAcquire(parts.settings().inFlight(), LONGEST_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("messages", inFlight()).log("not all carriers' answers came before the end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Messages that are handed over and not answered. */
    int inFlight() {
        return parts.settings().inFlight() - free.availablePermits();
    }
}
