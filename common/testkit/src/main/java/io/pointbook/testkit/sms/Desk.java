package io.pointbook.testkit.sms;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes submissions, and tells what became of them. */
final class Desk implements ServerMessageReceiverListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Messages that can be asked about; the oldest are forgotten. */
    private static final int MOST_REMEMBERED = 100_000;

    /** A receipt that is not taken is told again so often. */
    private static final int MOST_TELLINGS = 60;

    private static final long TELL_AGAIN_MILLIS = 300;
    private static final int TELLERS = 8;
    private static final int HEXADECIMAL = 16;

    private final Phones phones;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(
            TELLERS, Thread.ofPlatform().daemon().name("sms-centre-", 0).factory());
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final AtomicInteger submissions = new AtomicInteger();
    private final AtomicInteger receipts = new AtomicInteger();
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger throttled = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger widest = new AtomicInteger();
    private final Map<String, MessageState> states = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MessageState> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });
    private volatile @Nullable SMPPServerSession latest;
    private volatile Habits habits;

    Desk(Habits habits, Phones phones) {
        this.habits = habits;
        this.phones = phones;
    }

    void behave(Habits other) {
        habits = other;
    }

    /** Who bound last is told from now on. */
    void bound(SMPPServerSession session) {
        latest = session;
    }

    /** Receipts that nobody has taken yet. */
    int untold() {
        return untold.get();
    }

    int taken() {
        return taken.get();
    }

    int throttled() {
        return throttled.get();
    }

    int widest() {
        return widest.get();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitted, SMPPServerSession session)
            throws ProcessRequestException {
        int now = open.incrementAndGet();
        widest.accumulateAndGet(now, Math::max);
        try {
            return answer(submitted, session, submissions.incrementAndGet());
        } finally {
            open.decrementAndGet();
        }
    }

    private SubmitSmResult answer(SubmitSm submitted, SMPPServerSession session, int number)
            throws ProcessRequestException {
        var habit = habits;
        pause(habit.responseDelay().toMillis());
        if (isNth(number, habit.throttleEvery())) {
            throttled.incrementAndGet();
            throw new ProcessRequestException("too fast", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (endsWith(submitted.getDestAddress(), habit.deadEnding())) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        boolean drops = isNth(number, habit.dropEvery());
        String id = Long.toString(ids.incrementAndGet());
        if (!drops || habit.dropAccepted()) {
            take(submitted, id, habit, drops);
        }
        if (drops) {
            session.close();
            throw new ProcessRequestException("the link broke", SMPPConstant.STAT_ESME_RSYSERR);
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void take(SubmitSm submitted, String id, Habits habit, boolean drops) {
        taken.incrementAndGet();
        boolean gone = endsWith(submitted.getDestAddress(), habit.goneEnding());
        states.put(id, gone ? MessageState.UNDELIVERABLE : MessageState.DELIVERED);
        if (!gone) {
            phones.take(submitted);
        }
        if (habit.receipts()) {
            int number = receipts.incrementAndGet();
            boolean early = isNth(number, habit.earlyEvery()) && !drops;
            int copies = isNth(number, habit.doubledEvery()) ? 2 : 1;
            untold.addAndGet(copies);
            for (int copy = 0; copy < copies; copy++) {
                if (early && copy == 0) {
                    tell(submitted, id, habit, gone, 1);
                } else {
                    schedule(
                            () -> tell(submitted, id, habit, gone, 1),
                            habit.receiptDelay().toMillis());
                }
            }
        }
    }

    private void schedule(Runnable work, long millis) {
        if (!later.isShutdown()) {
            var _ = later.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Told on the newest link: the one on which the message came may be gone. */
    private void tell(SubmitSm submitted, String id, Habits habit, boolean gone, int telling) {
        var session = latest;
        String told = habit.hexadecimal() ? Long.toString(Long.parseLong(id), HEXADECIMAL) : id;
        String words = "id:" + told + " sub:001 dlvrd:" + (gone ? "000" : "001")
                + " submit date:2601010000 done date:2601010000 stat:" + (gone ? "UNDELIV" : "DELIVRD")
                + " err:000 text:";
        try {
            if (session == null) {
                throw new IllegalStateException("nobody is bound");
            }
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    submitted.getDestAddress(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    submitted.getSourceAddr(),
                    new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    words.getBytes(StandardCharsets.US_ASCII),
                    options(submitted, told, gone));
            untold.decrementAndGet();
        } catch (Exception failure) {
            LOG.debug("a receipt was not taken", failure);
            if (telling == MOST_TELLINGS) {
                untold.decrementAndGet();
            } else {
                schedule(
                        () -> tell(submitted, id, habit, gone, telling + 1), TELL_AGAIN_MILLIS * Math.min(telling, 10));
            }
        }
    }

    private static OptionalParameter[] options(SubmitSm submitted, String id, boolean gone) {
        var reference = submitted.getOptionalParameter(OptionalParameter.User_message_reference.class);
        var receipted = new OptionalParameter.Receipted_message_id(id);
        var state = new OptionalParameter.Message_state(
                (gone ? MessageState.UNDELIVERABLE : MessageState.DELIVERED).value());
        return reference == null
                ? new OptionalParameter[] {receipted, state}
                : new OptionalParameter[] {receipted, state, reference};
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        var state = states.get(query.getMessageId());
        if (state == null) {
            throw new ProcessRequestException("no such message", SMPPConstant.STAT_ESME_RQUERYFAIL);
        }
        return new QuerySmResult(null, state, (byte) 0);
    }

    private static boolean isNth(int number, int every) {
        return every > 0 && number % every == 0;
    }

    private static boolean endsWith(String number, String ending) {
        return !ending.isEmpty() && number.endsWith(ending);
    }

    private static void pause(long millis) {
        if (millis > 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T unsupported() throws ProcessRequestException {
        throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitted, SMPPServerSession session)
            throws ProcessRequestException {
        return unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession session) throws ProcessRequestException {
        unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession session) throws ProcessRequestException {
        unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session)
            throws ProcessRequestException {
        return unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession session)
            throws ProcessRequestException {
        unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
            throws ProcessRequestException {
        return unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        return unsupported();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
