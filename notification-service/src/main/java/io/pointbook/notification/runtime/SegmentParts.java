package io.pointbook.notification.runtime;

import io.pointbook.notification.segment.ContactFacts;
import io.pointbook.notification.segment.MemberLists;
import io.pointbook.notification.segment.SegmentRuns;
import io.pointbook.notification.segment.Segmenting;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import javax.sql.DataSource;

/** Groups of members, put together. */
public final class SegmentParts implements AutoCloseable {
    private final NotificationConfig.SegmentSettings settings;
    private final SegmentRuns runs;
    private final Segmenting segmenting;
    private final MemberLists lists;
    private final SweepThread sweeps = new SweepThread("segment-sweeps");

    SegmentParts(
            NotificationConfig config,
            DataSource database,
            Clock clock,
            Transactions transactions,
            ContactFacts contacts) {
        settings = config.segment();
        runs = new SegmentRuns(new Transactor(database), contacts, clock);
        segmenting = new Segmenting(transactions, runs);
        lists = new MemberLists(transactions);
    }

    void start() {
        sweeps.every(settings.lookEvery(), "segments", () -> runs.evaluateNext(settings.evaluateEvery()));
    }

    Segmenting segmenting() {
        return segmenting;
    }

    MemberLists lists() {
        return lists;
    }

    @Override
    public void close() {
        sweeps.close();
        runs.close();
    }
}
