package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Pace;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.contact.Channel;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/**
 * An SMS centre by SMPP 3.4: one link for both directions, a window of submissions, and a pace that follows the centre's
 * patience. Our number's last 16 bits go along as user_message_reference: a receipt that brings them back settles a message
 * whose answer was lost.
 */
public final class SmppCarrier implements Carrier {
    /** The second and later parts are handed over so often while the centre asks for patience; then the text is in doubt. */
    static final int MOST_TRIES_OF_PART = 8;

    /** So jsmpp begins when it finds the link closed before it writes. */
    private static final String CLOSED_BEFORE = "Cannot ";

    private final SmppSettings settings;
    private final SmppLink link;
    private final SmppSubmission submission;
    private final Semaphore window;
    private final Pace pace;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notification-smpp-", 0).factory());

    public SmppCarrier(SmppSettings settings, Clock clock) {
        this.settings = settings;
        this.link = new SmppLink(settings);
        this.submission = new SmppSubmission(settings, clock);
        this.window = new Semaphore(settings.window());
        this.pace = new Pace(settings.perSecond(), System::nanoTime);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void start(Answers answers) {
        link.start(new SmppReader(answers, settings.errors()));
    }

    @Override
    public boolean isUp() {
        return link.session() != null;
    }

    @Override
    public CompletionStage<Handed> submit(Outgoing message) {
        return CompletableFuture.supplyAsync(() -> parts(message), threads);
    }

    private Handed parts(Outgoing message) {
        Segments segments;
        try {
            segments = Segmentation.of(message.text());
        } catch (TooManyParts tooMany) {
            return new Handed.Refused(String.valueOf(tooMany.getMessage()));
        }
        List<String> ids = new ArrayList<>();
        for (int part = 0; part < segments.parts(); part++) {
            var answer = part(message, segments, part);
            for (int tries = 1; part > 0 && answer instanceof Handed.Later && tries < MOST_TRIES_OF_PART; tries++) {
                answer = part(message, segments, part);
            }
            if (!(answer instanceof Handed.Taken taken)) {
                // what began to leave cannot be begun again
                return part == 0 ? answer : new Handed.InDoubt("part " + (part + 1) + ": " + answer);
            }
            ids.addAll(taken.ids());
        }
        return new Handed.Taken(List.copyOf(ids));
    }

    private Handed part(Outgoing message, Segments segments, int part) {
        pace.await();
        window.acquireUninterruptibly();
        try {
            var session = link.session();
            return session == null ? new Handed.Later("not bound") : submit(session, message, segments, part);
        } finally {
            window.release();
        }
    }

    private Handed submit(SMPPSession session, Outgoing message, Segments segments, int part) {
        try {
            var id = submission.submit(session, message, segments, part);
            pace.faster();
            return new Handed.Taken(List.of(id));
        } catch (NegativeResponseException refusal) {
            return refused(refusal.getCommandStatus());
        } catch (PDUException malformed) {
            return new Handed.Refused("it cannot be written: " + malformed.getMessage());
        } catch (IOException lost) {
            return String.valueOf(lost.getMessage()).startsWith(CLOSED_BEFORE)
                    ? new Handed.Later("not bound")
                    : new Handed.InDoubt("IOException");
        } catch (ResponseTimeoutException | InvalidResponseException lost) {
            return new Handed.InDoubt(lost.getClass().getSimpleName());
        }
    }

    private Handed refused(int status) {
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED -> patience("ESME_RTHROTTLED");
            case SMPPConstant.STAT_ESME_RMSGQFUL -> patience("ESME_RMSGQFUL");
            case SMPPConstant.STAT_ESME_RSYSERR -> patience("ESME_RSYSERR");
            case SMPPConstant.STAT_ESME_RINVDSTADR -> new Handed.Refused("ESME_RINVDSTADR");
            case SMPPConstant.STAT_ESME_RINVSRCADR -> new Handed.Refused("ESME_RINVSRCADR");
            default -> new Handed.Refused(String.format("command_status 0x%08X", status));
        };
    }

    private Handed patience(String why) {
        pace.slower();
        return new Handed.Later(why);
    }

    @Override
    public CompletionStage<Receipt> ask(String id) {
        return CompletableFuture.supplyAsync(() -> new Receipt(id, null, query(id), "asked"), threads);
    }

    private Fate query(String id) {
        @Nullable SMPPSession session = link.session();
        if (session == null) {
            return Fate.UNKNOWN;
        }
        try {
            return SmppReceipt.fate(session.queryShortMessage(
                            id, submission.senderType(), NumberingPlanIndicator.UNKNOWN, settings.sender())
                    .getMessageState());
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException unknown) {
            return Fate.UNKNOWN;
        }
    }

    /** How a name or a number is announced. */
    static TypeOfNumber typeOf(SmppSettings settings) {
        return settings.hasNumber() ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC;
    }

    @Override
    public void close() {
        threads.close(); // what was begun is answered first
        link.close();
    }
}
