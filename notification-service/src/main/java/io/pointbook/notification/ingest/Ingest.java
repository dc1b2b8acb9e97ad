package io.pointbook.notification.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.profile.Generation;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.profile.Rebuilding;
import io.pointbook.notification.profile.Scores;
import io.pointbook.runtime.inbox.InboxHealth;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the generations that there are: the live one, and beside it one that is being built until it has caught up. Each
 * instance looks at the generations now and then, so that all of them follow whatever one was asked to do.
 */
public final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final IngestSettings settings;
    private final DataSource database;
    private final Transactor transactor;
    private final Transactor patient;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Integer, Feed> feeds = new HashMap<>();
    private final SweepThread looks = new SweepThread("profile-generations");
    private boolean closed;

    public Ingest(IngestSettings settings, DataSource database, MeterRegistry registry, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.transactor = new Transactor(database);
        this.patient = new Transactor(database, Scores.LONGEST);
        this.registry = registry;
        this.clock = clock;
    }

    /** Begins to read; makes the first generation where there is none. */
    public void start() {
        looks.every(settings.lookEvery(), "profile generations", () -> {
            look();
            return 0;
        });
    }

    /** Starts and ends feeds as the generations ask, and lets one that has caught up go live. */
    public synchronized void look() throws Exception {
        if (closed) {
            return;
        }
        transactor.run(transaction -> {
            Generations.first(transaction.connection(), clock.instant());
            return true;
        });
        if (patient.run(transaction -> Rebuilding.switchOver(transaction.connection(), clock.instant()))) {
            LOG.atInfo().log("a new generation of read models is live");
        }
        follow(generations());
        if (retired()) {
            follow(generations());
        }
    }

    private List<Generation> generations() throws SQLException {
        return transactor.read(Generations::all);
    }

    private void follow(List<Generation> generations) {
        var numbers = generations.stream().map(Generation::number).collect(Collectors.toSet());
        feeds.entrySet().removeIf(feed -> {
            if (!numbers.contains(feed.getKey())) {
                feed.getValue().close();
                return true;
            }
            return false;
        });
        for (Generation generation : generations) {
            feeds.computeIfAbsent(generation.number(), _ -> {
                LOG.atInfo()
                        .addKeyValue("generation", generation.number())
                        .addKeyValue("state", generation.state())
                        .log("feeding a generation of read models");
                var feed = new Feed(settings, generation, database, registry, clock);
                feed.start();
                return feed;
            });
        }
    }

    /** The feed ends before its tables go. */
    private boolean retired() throws Exception {
        var over = transactor.run(transaction -> Rebuilding.over(transaction.connection()));
        for (Generation generation : over) {
            var feed = feeds.remove(generation.number());
            if (feed != null) {
                feed.close();
            }
            transactor.run(transaction -> {
                Generations.drop(transaction.connection(), generation);
                return true;
            });
            LOG.atInfo().addKeyValue("generation", generation.number()).log("an old generation of read models is gone");
        }
        return !over.isEmpty();
    }

    /** Of the feeds of the live generation and those beside it. */
    public synchronized InboxHealth health() {
        return feeds.values().stream()
                .map(Feed::health)
                .reduce(new InboxHealth(true, true, false, List.of()), InboxHealth::and);
    }

    @Override
    public void close() {
        looks.close();
        synchronized (this) {
            closed = true;
            feeds.values().forEach(Feed::close);
            feeds.clear();
        }
    }
}
