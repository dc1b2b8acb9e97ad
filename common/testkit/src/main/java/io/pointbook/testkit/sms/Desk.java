package io.pointbook.testkit.sms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
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

/** Takes submissions, and tells what became of them. */
final class Desk implements ServerMessageReceiverListener, AutoCloseable {
    /** Messages that can be asked about; the oldest are forgotten. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Phones phones;
    private final Teller teller = new Teller();
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final AtomicInteger submissions = new AtomicInteger();
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
        teller.bound(session);
    }

    /** Receipts that nobody has taken yet. */
    int untold() {
        return teller.untold();
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
        pause(habit.answers().delay().toMillis());
        if (isNth(number, habit.answers().throttleEvery())) {
            throttled.incrementAndGet();
            throw new ProcessRequestException("too fast", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (endsWith(submitted.getDestAddress(), habit.numbers().dead())) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        boolean drops = isNth(number, habit.answers().dropEvery());
        String id = Long.toString(ids.incrementAndGet());
        if (!drops || habit.answers().dropAccepted()) {
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
        boolean gone = endsWith(submitted.getDestAddress(), habit.numbers().gone());
        states.put(id, gone ? MessageState.UNDELIVERABLE : MessageState.DELIVERED);
        if (!gone) {
            phones.take(submitted);
        }
        teller.taken(new Teller.Fate(submitted, id, gone), habit.receipts(), !drops);
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        var state = states.get(query.getMessageId());
        if (state == null) {
            throw new ProcessRequestException("no such message", SMPPConstant.STAT_ESME_RQUERYFAIL);
        }
        return new QuerySmResult(null, state, (byte) 0);
    }

    static boolean isNth(int number, int every) {
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
        teller.close();
    }
}
