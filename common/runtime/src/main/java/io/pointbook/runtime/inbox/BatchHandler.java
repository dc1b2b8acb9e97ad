package io.pointbook.runtime.inbox;

import io.pointbook.runtime.transaction.OpenTransaction;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a service makes of records. Called from several threads; the records of a partition come to one at a time. */
public interface BatchHandler {

    /**
     * Decides on the records, those of each partition in their order; what it writes is committed together with their
     * offsets, or not at all.
     */
    void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) throws Exception;

    /** The batch was rolled back: whatever is kept in memory about it must go before it is handled again. */
    default void forget(List<ConsumerRecord<byte[], byte[]>> batch) {}

    /** Partitions came (or came back): others may have written meanwhile, so nothing in memory can be trusted. */
    default void onAssigned(Collection<TopicPartition> partitions) {}
}
