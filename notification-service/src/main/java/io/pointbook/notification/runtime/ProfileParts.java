package io.pointbook.notification.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.ingest.Ingest;
import io.pointbook.notification.ingest.IngestSettings;
import io.pointbook.notification.profile.EndedPeriods;
import io.pointbook.notification.profile.Generation;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.profile.HabitSettings;
import io.pointbook.notification.profile.Profiling;
import io.pointbook.notification.profile.RewardsOnOffer;
import io.pointbook.notification.profile.Scores;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** What is known of members, put together: the feeds from the topics, the catalogue, and the counting of scores. */
public final class ProfileParts implements AutoCloseable {
    private final NotificationConfig config;
    private final Ingest ingest;
    private final RewardsOnOffer rewards;
    private final Profiling profiling;
    private final Transactor patient;
    private final Clock clock;
    private final SweepThread sweeps = new SweepThread("profile-sweeps");

    ProfileParts(
            NotificationConfig config,
            DataSource database,
            String bootstrapServers,
            MeterRegistry registry,
            Clock clock,
            Transactions transactions) {
        this.config = config;
        this.clock = clock;
        var terms = config.profile();
        ingest = new Ingest(
                new IngestSettings(
                        bootstrapServers,
                        terms.threads(),
                        new HabitSettings(terms.zone(), terms.halfLife()),
                        terms.absence(),
                        terms.notedFor(),
                        terms.lookEvery()),
                database,
                registry,
                clock);
        rewards =
                new RewardsOnOffer(config.rewards().address(), config.rewards().timeout(), new Transactor(database));
        profiling = new Profiling(transactions);
        patient = new Transactor(database, Scores.LONGEST);
    }

    void start() {
        ingest.start();
        sweeps.every(config.rewards().askEvery(), "rewards on offer", rewards::ask);
        sweeps.every(config.profile().levelsEvery(), "ended periods", this::noteEndedPeriods);
        sweeps.every(config.profile().scoresEvery(), "scores", this::countScores);
    }

    private int noteEndedPeriods() throws Exception {
        return patient.run(transaction -> EndedPeriods.note(
                transaction.connection(), clock.instant(), config.profile().notedFor()));
    }

    private int countScores() throws Exception {
        return patient.run(transaction -> {
            Optional<Generation> live = Generations.live(transaction.connection());
            if (live.isPresent()) {
                Scores.count(transaction.connection(), live.get(), clock.instant());
            }
            return 0;
        });
    }

    Ingest ingest() {
        return ingest;
    }

    Profiling profiling() {
        return profiling;
    }

    @Override
    public void close() {
        sweeps.close();
        ingest.close();
        rewards.close();
    }
}
