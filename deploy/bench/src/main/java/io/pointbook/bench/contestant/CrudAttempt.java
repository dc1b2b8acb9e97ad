package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Cards;
import io.pointbook.bench.receipts.Tape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The plain rival at work: as many consumers as the ledger has, each with a connection of its own. */
final class CrudAttempt implements Attempt {
    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Arena arena;
    private final String database;
    private final String topic;
    private final Tape tape;
    private final AtomicLongArray nextOffsets;
    private final Workers workers = new Workers();

    CrudAttempt(Arena arena, String database, String topic, Tape tape) {
        this.arena = arena;
        this.database = database;
        this.topic = topic;
        this.tape = tape;
        nextOffsets = new AtomicLongArray(tape.partitions());
        for (int thread = 0; thread < THREADS; thread++) {
            workers.start("crud-" + thread, this::consume);
        }
    }

    private void consume(BooleanSupplier goOn) throws Exception {
        try (var consumer = consumer();
                var posting = new CrudPosting(arena.connect(database))) {
            consumer.subscribe(List.of(topic));
            while (goOn.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> receipt : consumer.poll(POLL)) {
                    if (!goOn.getAsBoolean()) {
                        return;
                    }
                    posting.post(receipt.value());
                    nextOffsets.accumulateAndGet(receipt.partition(), receipt.offset() + 1, Math::max);
                }
                consumer.commitSync(); // before the partitions may go to another thread
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.broker().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench-" + database,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public long done() throws Exception {
        workers.check();
        return LongStream.of(consumed()).sum();
    }

    private long[] consumed() {
        return LongStream.range(0, nextOffsets.length())
                .map(partition -> nextOffsets.get((int) partition))
                .toArray();
    }

    @Override
    public long available() {
        return tape.records();
    }

    @Override
    public void stop() throws Exception {
        workers.stop();
    }

    @Override
    public Optional<String> fault() throws SQLException {
        long[] consumed = consumed();
        long records = LongStream.of(consumed).sum();
        long receipts = receipts();
        return receipts == records
                ? BalanceCheck.fault(tape.balances(consumed), balances(), Cards::number)
                : Optional.of(receipts + " receipts are stored, " + records + " were consumed");
    }

    private long receipts() throws SQLException {
        try (Connection connection = arena.connect(database);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from crud_receipt")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, Long> balances() throws SQLException {
        var balances = new HashMap<String, Long>();
        try (Connection connection = arena.connect(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select card, points from crud_balance")) {
            while (rows.next()) {
                balances.put(rows.getString(1), rows.getLong(2));
            }
        }
        return balances;
    }

    @Override
    public void close() throws Exception {
        try {
            workers.stop();
        } finally {
            arena.dropDatabase(database);
        }
    }
}
