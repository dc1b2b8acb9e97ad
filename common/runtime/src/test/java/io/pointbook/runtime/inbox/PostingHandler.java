package io.pointbook.runtime.inbox;

import io.pointbook.runtime.transaction.OpenTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes each record into the table {@code posted} and fails where a test tells it to. */
final class PostingHandler implements BatchHandler {
    final List<List<Long>> tried = new CopyOnWriteArrayList<>();
    final List<List<Long>> forgotten = new CopyOnWriteArrayList<>();
    final List<Collection<TopicPartition>> assigned = new CopyOnWriteArrayList<>();
    private volatile Fault fault = _ -> {};

    @FunctionalInterface
    interface Fault {
        void in(List<ConsumerRecord<byte[], byte[]>> batch) throws Exception;
    }

    void failing(Fault next) {
        fault = next;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) throws Exception {
        tried.add(offsets(batch));
        fault.in(batch);
        transaction.writeRows(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into posted values (?, ?, ?)")) {
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    insert.setInt(1, record.partition());
                    insert.setLong(2, record.offset());
                    insert.setString(3, text(record));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    @Override
    public void forget(List<ConsumerRecord<byte[], byte[]>> batch) {
        forgotten.add(offsets(batch));
    }

    @Override
    public void onAssigned(Collection<TopicPartition> partitions) {
        assigned.add(List.copyOf(partitions));
    }

    static String text(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "null" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private static List<Long> offsets(List<ConsumerRecord<byte[], byte[]>> batch) {
        return batch.stream().map(ConsumerRecord::offset).toList();
    }
}
