package io.pointbook.runtime.inbox;

import io.pointbook.runtime.transaction.OpenTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries chunks of records in one transaction and says what is to become of them. */
final class BatchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** Code of a record that alone fails lastingly. */
    static final String INTERNAL_ERROR = "internal_error";

    /** What is to be done next with the lane. */
    enum Outcome {
        COMMITTED,
        REPEAT,
        NARROWED,
        FENCE_LOST
    }

    private final BatchTransactions transactions;
    private final BatchHandler handler;
    private final DeadLetters deadLetters;
    private final InboxMetrics metrics;
    private final Clock clock;

    BatchRunner(
            BatchTransactions transactions,
            BatchHandler handler,
            DeadLetters deadLetters,
            InboxMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
    }

    Outcome attempt(Lane lane, StoredOffset stands, Chunk chunk) {
        long started = System.nanoTime();
        StoredOffset after = new StoredOffset(stands.topicId(), chunk.nextOffset());
        try {
            transactions.run(transaction -> {
                transaction.writeFirst(connection ->
                        InboxOffsets.move(connection, List.of(new InboxOffsets.Step(lane.partition(), stands, after))));
                decide(chunk, transaction);
                return true;
            });
        } catch (Throwable failure) {
            return failed(lane, chunk, failure);
        }
        lane.done(after);
        metrics.committed(chunk.records(), System.nanoTime() - started, clock.millis());
        return Outcome.COMMITTED;
    }

    /**
     * Tries the chunks of several partitions in one transaction: a commit costs as much for all of them as for one.
     * False when they did not take effect; each partition then goes its own way, so that none suffers for another.
     */
    boolean attemptTogether(List<Lane> lanes) {
        long started = System.nanoTime();
        List<InboxOffsets.Step> steps = lanes.stream().map(BatchRunner::step).toList();
        List<ConsumerRecord<byte[], byte[]>> records = lanes.stream()
                .flatMap(lane -> upcoming(lane).records().stream())
                .toList();
        try {
            transactions.run(transaction -> {
                transaction.writeFirst(connection -> InboxOffsets.move(connection, steps));
                handler.handle(records, transaction);
                return true;
            });
        } catch (Throwable failure) {
            forget(records);
            metrics.repeated();
            LOG.atInfo()
                    .addKeyValue("partitions", lanes.size())
                    .addKeyValue("records", records.size())
                    .addKeyValue("cause", Failures.describe(failure))
                    .log("partitions failed together, each is tried alone");
            return false;
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).done(steps.get(i).to());
        }
        metrics.committed(records, System.nanoTime() - started, clock.millis());
        return true;
    }

    private static InboxOffsets.Step step(Lane lane) {
        StoredOffset stands = Objects.requireNonNull(lane.stands());
        return new InboxOffsets.Step(
                lane.partition(),
                stands,
                new StoredOffset(stands.topicId(), upcoming(lane).nextOffset()));
    }

    private static Chunk upcoming(Lane lane) {
        return Objects.requireNonNull(lane.next());
    }

    private void decide(Chunk chunk, OpenTransaction transaction) throws Exception {
        if (chunk.isCondemned()) {
            deadLetters.reject(
                    transaction, chunk.records().getFirst(), INTERNAL_ERROR, chunk.verdict(), chunk.attempts());
        } else {
            handler.handle(chunk.records(), transaction);
        }
    }

    private Outcome failed(Lane lane, Chunk chunk, Throwable failure) {
        forget(chunk.records());
        return switch (Failures.kind(failure)) {
            case FENCE -> {
                metrics.fenceLost();
                LOG.atWarn().addKeyValue("partition", lane.partition()).log("fence lost, the batch is dropped");
                yield Outcome.FENCE_LOST;
            }
            case PASSING -> repeat(lane, chunk, failure);
            // A dead letter that cannot be written must not vanish: the partition stands still and says so.
            case LASTING -> chunk.isCondemned() ? repeat(lane, chunk, failure) : narrow(lane, chunk, failure);
        };
    }

    private Outcome repeat(Lane lane, Chunk chunk, Throwable failure) {
        metrics.repeated();
        log(lane, chunk, failure, "batch failed for now, it is repeated");
        lane.repeat(Failures.isCollision(failure), System.nanoTime());
        return Outcome.REPEAT;
    }

    private Outcome narrow(Lane lane, Chunk chunk, Throwable failure) {
        metrics.repeated();
        log(lane, chunk, failure, chunk.isSingle() ? "record fails alone" : "batch fails lastingly, trying its halves");
        lane.narrow(Failures.describe(failure));
        return Outcome.NARROWED;
    }

    private void forget(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            handler.forget(records);
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("cause", Failures.describe(failure)).log("forgetting a batch failed");
        }
    }

    private static void log(Lane lane, Chunk chunk, Throwable failure, String sentence) {
        LOG.atWarn()
                .addKeyValue("partition", lane.partition())
                .addKeyValue("firstOffset", chunk.records().getFirst().offset())
                .addKeyValue("records", chunk.records().size())
                .addKeyValue("attempts", chunk.attempts() + 1)
                .addKeyValue("cause", Failures.describe(failure))
                .log(sentence);
    }
}
