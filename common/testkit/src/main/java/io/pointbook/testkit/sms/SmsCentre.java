package io.pointbook.testkit.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMS centre (SMPP 3.4) on this machine's loopback, with phones that nobody carries around. It takes whoever binds, and
 * behaves as its {@link Habits} say.
 */
public final class SmsCentre implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmsCentre.class);
    private static final long BIND_MILLIS = 5_000;
    private static final long ANSWER_MILLIS = 5_000;
    private static final int BACKLOG = 16;
    // more than anybody has open: an early receipt waits for its answer while the submission waits for its own
    private static final int WORKERS = 64;
    private static final int MOST_UNREAD = 1_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte LATIN_1 = 3;

    private final SMPPServerSessionListener listener;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final Desk desk;
    private final int port;
    private final AtomicInteger binds = new AtomicInteger();
    private volatile boolean open = true;

    /** @param screen is shown each text that is complete; called from the centre's threads */
    public SmsCentre(int port, Habits habits, Consumer<Text> screen) {
        this.port = port;
        this.desk = new Desk(habits, new Phones(screen, Clock.systemUTC()));
        try {
            listener = new SMPPServerSessionListener(port, new Loopback());
        } catch (IOException taken) {
            throw new java.io.UncheckedIOException("port " + port + " cannot be opened", taken);
        }
        listener.setMessageReceiverListener(desk);
        listener.setPduProcessorDegree(WORKERS);
        listener.setQueueCapacity(MOST_UNREAD);
        Thread.ofPlatform().daemon().name("sms-centre").start(this::accept);
    }

    private static final class Loopback implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) throws IOException {
            return new ServerSocketConnection(new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK)));
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            var connection = listen(port);
            connection.setSoTimeout(timeout);
            return connection;
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            return listen(port, timeout);
        }
    }

    private void accept() {
        while (open) {
            try {
                var session = listener.accept();
                session.setTransactionTimer(ANSWER_MILLIS);
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException closed) {
                LOG.debug("the SMS centre waits for nobody any more", closed);
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            session.waitForBind(BIND_MILLIS).accept("pointbook-local");
            sessions.removeIf(known -> !known.getSessionState().isBound());
            sessions.add(session);
            desk.bound(session);
            binds.incrementAndGet();
        } catch (Exception failure) {
            LOG.debug("somebody connected and did not bind", failure);
            session.close();
        }
    }

    /** How it behaves from now on. */
    public void behave(Habits habits) {
        desk.behave(habits);
    }

    public int port() {
        return port;
    }

    /** How often somebody bound. */
    public int binds() {
        return binds.get();
    }

    /** Messages that were taken, in parts. */
    public int taken() {
        return desk.taken();
    }

    /** Receipts that are still to be told. */
    public int untold() {
        return desk.untold();
    }

    /** Submissions that were throttled. */
    public int throttled() {
        return desk.throttled();
    }

    /** The most submissions that were open at a time. */
    public int widest() {
        return desk.widest();
    }

    /** A phone's owner writes; false when nobody is bound who could read it. @param from digits of the phone's number */
    public boolean reply(String from, String to, String text) {
        for (var session : sessions) {
            if (session.getSessionState().isReceivable()) {
                try {
                    session.deliverShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            to,
                            new ESMClass(),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            isLatin(text) ? DataCodings.newInstance(LATIN_1) : DataCodings.newInstance((byte) 8),
                            text.getBytes(isLatin(text) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE));
                    return true;
                } catch (Exception failure) {
                    LOG.debug("the reply was not taken", failure);
                }
            }
        }
        return false;
    }

    private static boolean isLatin(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }

    /** Breaks all links; whoever is good comes back. */
    public void dropAll() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public void close() {
        open = false;
        try {
            listener.close();
        } catch (IOException closed) {
            LOG.debug("closed already", closed);
        }
        dropAll();
        desk.close();
    }
}
