package io.pointbook.notification.ingest;

import io.pointbook.notification.occasion.Occasions;
import io.pointbook.notification.profile.Heard;
import io.pointbook.notification.profile.Noting;
import io.pointbook.runtime.inbox.BatchHandler;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the records of one topic into one generation: rows and occasions in the transaction that moves the offset. */
final class TopicHandler<T> implements BatchHandler {
    /** Code of a record that is not what the contract says. */
    static final String UNREADABLE = "unreadable";

    private final Source<T> source;
    private final MessageReader<T> reader;
    private final int generation;
    private final Duration notedFor;
    private final DeadLetters deadLetters;
    private final Freshness freshness;
    private final Clock clock;

    /** @param notedFor an occasion that is older is not noted: who starts over old topics does not send old messages */
    TopicHandler(
            Source<T> source,
            int generation,
            Duration notedFor,
            DeadLetters deadLetters,
            Freshness freshness,
            Clock clock) {
        this.source = source;
        this.reader = new MessageReader<>(source.type());
        this.generation = generation;
        this.notedFor = notedFor;
        this.deadLetters = deadLetters;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) throws SQLException {
        var noting = Noting.of(transaction.connection(), generation, source.topic());
        var oldest = clock.instant().minus(notedFor);
        var heard = new ArrayList<Heard<T>>(batch.size());
        Instant newest = Instant.EPOCH;
        for (var record : batch) {
            // a message without a value says that its key is gone: nobody sends one on these topics today
            if (record.value() == null) {
                continue;
            }
            try {
                T message = whole(reader.read(record.value()));
                var happened = source.happened().apply(message);
                newest = happened.isAfter(newest) ? happened : newest;
                heard.add(new Heard<>(
                        message, !happened.isBefore(oldest) && noting.notes(record.partition(), record.offset())));
            } catch (IOException | RuntimeException unreadable) {
                deadLetters.reject(transaction, record, UNREADABLE, "not a message of " + source.topic(), 1);
            }
        }
        var occasions = source.projection().take(transaction, heard);
        transaction.writeRows(connection -> Occasions.note(connection, occasions, clock.instant()));
        freshness.reached(source.topic(), newest);
    }

    /** A message without its member or time would fail later, and its whole batch with it. */
    private T whole(T message) throws IOException {
        if (source.about().apply(message).isBlank() || source.happened().apply(message) == null) {
            throw new IOException("a message needs whose it is, and when");
        }
        return message;
    }
}
