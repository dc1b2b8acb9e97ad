package io.pointbook.notification.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The link to the centre: bound, looked after, and bound again when it broke. */
final class SmppLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 4;
    private static final int WORKERS = 8;

    /** What the centre sent and nobody has looked at; beyond it the centre is asked for patience. */
    private static final int MOST_UNREAD = 1_000;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final SmppSettings settings;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("notification-smpp-link").factory());
    private volatile @Nullable SMPPSession bound;
    private int failures;
    private long nextTry = System.nanoTime();

    SmppLink(SmppSettings settings) {
        this.settings = settings;
    }

    void start(SmppReader reader) {
        var _ = keeper.scheduleWithFixedDelay(() -> keep(reader), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The link, where it is there. */
    @Nullable
    SMPPSession session() {
        var session = bound;
        return session != null && session.getSessionState().isTransmittable() ? session : null;
    }

    private void keep(SmppReader reader) {
        if (session() != null || System.nanoTime() - nextTry < 0) {
            return;
        }
        var lost = bound;
        if (lost != null) {
            bound = null;
            lost.unbindAndClose();
            LOG.atWarn().addKeyValue("centre", settings.host()).log("the link to the SMS centre broke");
        }
        connect(reader);
    }

    private void connect(SmppReader reader) {
        var session = new SMPPSession();
        session.setMessageReceiverListener(reader);
        session.setPduProcessorDegree(WORKERS);
        session.setQueueCapacity(MOST_UNREAD);
        session.setEnquireLinkTimer((int) settings.enquireEvery().toMillis());
        session.setTransactionTimer(settings.answerWithin().toMillis());
        try {
            session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            settings.systemId(),
                            settings.password(),
                            settings.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    settings.answerWithin().toMillis());
            bound = session;
            failures = 0;
            LOG.atInfo().addKeyValue("centre", settings.host()).log("bound to the SMS centre");
        } catch (IOException | RuntimeException failure) {
            session.unbindAndClose();
            nextTry =
                    System.nanoTime() + settings.connectEvery().toNanos() * (1L << Math.min(failures, MOST_DOUBLINGS));
            if (failures++ == 0) {
                LOG.atWarn()
                        .addKeyValue("centre", settings.host())
                        .addKeyValue("cause", failure.toString())
                        .log("the SMS centre cannot be reached; it is tried again");
            }
        }
    }

    @Override
    public void close() {
        keeper.shutdown();
        try {
            if (!keeper.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                keeper.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            keeper.shutdownNow();
            Thread.currentThread().interrupt();
        }
        var session = bound;
        if (session != null) {
            session.unbindAndClose();
        }
    }
}
