package io.pointbook.testkit.sms;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of messages, on the newest link: the one on which a message came may be gone. */
final class Teller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    /** A receipt that is not taken is told again so often. */
    private static final int MOST_TELLINGS = 60;

    private static final long TELL_AGAIN_MILLIS = 300;
    private static final int LONGEST_FACTOR = 10;
    private static final int TELLERS = 8;
    private static final int HEXADECIMAL = 16;

    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(
            TELLERS, Thread.ofPlatform().daemon().name("sms-centre-", 0).factory());
    private final AtomicInteger receipts = new AtomicInteger();
    private final AtomicInteger untold = new AtomicInteger();
    private volatile @Nullable SMPPServerSession latest;

    /** What became of a message. @param gone whether nobody has the number */
    record Fate(SubmitSm submitted, String id, boolean gone) {}

    /** Who bound last is told from now on. */
    void bound(SMPPServerSession session) {
        latest = session;
    }

    /** Receipts that nobody has taken yet. */
    int untold() {
        return untold.get();
    }

    /** @param answered whether the submission is answered; else nothing can come before its answer */
    void taken(Fate fate, Habits.Receipts habit, boolean answered) {
        if (!habit.told()) {
            return;
        }
        int number = receipts.incrementAndGet();
        boolean early = Desk.isNth(number, habit.earlyEvery()) && answered;
        int copies = Desk.isNth(number, habit.doubledEvery()) ? 2 : 1;
        String told = habit.hexadecimal() ? Long.toString(Long.parseLong(fate.id), HEXADECIMAL) : fate.id;
        untold.addAndGet(copies);
        for (int copy = 0; copy < copies; copy++) {
            if (early && copy == 0) {
                tell(fate, told, 1);
            } else {
                schedule(() -> tell(fate, told, 1), habit.delay().toMillis());
            }
        }
    }

    private void schedule(Runnable work, long millis) {
        if (!later.isShutdown()) {
            var _ = later.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void tell(Fate fate, String id, int telling) {
        try {
            deliver(fate, id);
            untold.decrementAndGet();
        } catch (Exception failure) {
            LOG.debug("a receipt was not taken", failure);
            if (telling == MOST_TELLINGS) {
                untold.decrementAndGet();
            } else {
                schedule(() -> tell(fate, id, telling + 1), TELL_AGAIN_MILLIS * Math.min(telling, LONGEST_FACTOR));
            }
        }
    }

    private void deliver(Fate fate, String id) throws Exception {
        var session = latest;
        if (session == null) {
            throw new IllegalStateException("nobody is bound");
        }
        String words = "id:" + id + " sub:001 dlvrd:" + (fate.gone ? "000" : "001")
                + " submit date:2601010000 done date:2601010000 stat:" + (fate.gone ? "UNDELIV" : "DELIVRD")
                + " err:000 text:";
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                fate.submitted.getDestAddress(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                fate.submitted.getSourceAddr(),
                new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                DataCodings.ZERO,
                words.getBytes(StandardCharsets.US_ASCII),
                options(fate, id));
    }

    private static OptionalParameter[] options(Fate fate, String id) {
        var reference = fate.submitted.getOptionalParameter(OptionalParameter.User_message_reference.class);
        var receipted = new OptionalParameter.Receipted_message_id(id);
        var state = new OptionalParameter.Message_state(
                (fate.gone ? MessageState.UNDELIVERABLE : MessageState.DELIVERED).value());
        return reference == null
                ? new OptionalParameter[] {receipted, state}
                : new OptionalParameter[] {receipted, state, reference};
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
