package io.pointbook.runtime.inbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the dead letters that are rows and not yet messages, at least once, and deletes the old ones. */
public final class DeadLetterPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);

    static final int BATCH_ROWS = 100;
    static final int BATCH_BYTES = 16 * 1024 * 1024;
    static final int SWEEP_ROWS = 1000;
    private static final int FETCH_ROWS = 4;
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    /** Any number that no other lock of the database uses: the letters "dead". */
    private static final long ONE_PUBLISHER = 0x64656164;

    private final DataSource database;
    private final Producer<byte[], byte[]> producer;
    private final DeadLetterSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dead-letters").factory());

    public DeadLetterPublisher(DataSource database, DeadLetterSettings settings, Clock clock) {
        this(database, DeadLetterProducer.open(settings), settings, clock);
    }

    DeadLetterPublisher(
            DataSource database, Producer<byte[], byte[]> producer, DeadLetterSettings settings, Clock clock) {
        this.database = database;
        this.producer = producer;
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes and sweeps in the background until closed. */
    public void start() {
        long interval = settings.interval().toMillis();
        var _ = loop.scheduleWithFixedDelay(
                () -> tryTo("publish", this::publish), interval, interval, TimeUnit.MILLISECONDS);
        var _ = loop.scheduleWithFixedDelay(
                () -> tryTo("sweep", this::sweep), 0, SWEEP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Publishes one batch and returns how many rows were marked as published.
     *
     * <p>An advisory lock keeps other instances out. Locked rows would do so too, but they draw a transaction id, and
     * that would hold back every reader of the event stream for as long as the broker takes to answer.
     */
    int publish() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int published = alone(connection) ? markPublished(connection, send(unpublished(connection))) : 0;
                connection.commit();
                return published;
            } catch (SQLException | InterruptedException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Deletes one batch of published rows beyond their retention and returns how many went. */
    int sweep() throws SQLException {
        Instant oldest = clock.instant().minus(settings.retention());
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from dead_letter where id in (
                            select id from dead_letter where arrived_at < ? and published_at is not null
                            order by arrived_at limit ?)""")) {
            delete.setObject(1, oldest.atOffset(ZoneOffset.UTC));
            delete.setInt(2, SWEEP_ROWS);
            return delete.executeUpdate();
        }
    }

    @Override
    public void close() {
        loop.shutdownNow();
        producer.close(LONGEST_CLOSE);
    }

    private static boolean alone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + ONE_PUBLISHER + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<DeadLetterRow> unpublished(Connection connection) throws SQLException {
        List<DeadLetterRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select " + DeadLetterRow.COLUMNS
                + " from dead_letter where published_at is null order by arrived_at, id limit " + BATCH_ROWS)) {
            select.setFetchSize(FETCH_ROWS);
            try (ResultSet row = select.executeQuery()) {
                long bytes = 0;
                while (bytes < BATCH_BYTES && row.next()) {
                    DeadLetterRow letter = DeadLetterRow.read(row);
                    bytes += letter.bytes();
                    rows.add(letter);
                }
            }
        }
        return rows;
    }

    private record Sent(String id, Future<RecordMetadata> acknowledged) {
        boolean hasFailed() {
            return acknowledged.state() == Future.State.FAILED;
        }
    }

    /** The ids of those that the broker has acknowledged. */
    private List<String> send(List<DeadLetterRow> rows) throws InterruptedException {
        List<Sent> sent = new ArrayList<>();
        for (DeadLetterRow row : rows) {
            Sent one = new Sent(row.id(), producer.send(row.message()));
            sent.add(one);
            if (one.hasFailed()) {
                break; // the topic or the broker is not there: each further one would wait as long
            }
        }
        producer.flush();
        List<String> acknowledged = new ArrayList<>();
        for (Sent one : sent) {
            if (isAcknowledged(one)) {
                acknowledged.add(one.id());
            }
        }
        return acknowledged;
    }

    private boolean isAcknowledged(Sent one) throws InterruptedException {
        try {
            one.acknowledged().get(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failure) {
            LOG.atWarn()
                    .addKeyValue("deadLetterId", one.id())
                    .addKeyValue("cause", Failures.describe(failure))
                    .log("dead letter not published yet");
            return false;
        }
    }

    private int markPublished(Connection connection, List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        Array array = connection.createArrayOf("text", ids.toArray());
        try (PreparedStatement update =
                connection.prepareStatement("update dead_letter set published_at = ? where id = any (?)")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setArray(2, array);
            return update.executeUpdate();
        } finally {
            array.free();
        }
    }

    private interface Task {
        int run() throws SQLException, InterruptedException;
    }

    private static void tryTo(String what, Task task) {
        try {
            task.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("task", what)
                    .addKeyValue("cause", Failures.describe(failure))
                    .log("dead letters have to wait");
        }
    }
}
