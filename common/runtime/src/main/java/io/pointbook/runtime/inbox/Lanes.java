package io.pointbook.runtime.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions that one consumer has now. New ones stand still until they are placed. */
final class Lanes implements ConsumerRebalanceListener {
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final TopicWatch watch;

    Lanes(Consumer<byte[], byte[]> consumer, TopicWatch watch) {
        this.consumer = consumer;
        this.watch = watch;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lanes.put(partition, new Lane(partition, System.nanoTime()));
            // Any position will do while it is paused: without one the consumer would look for one itself and fail.
            consumer.seek(partition, 0);
        }
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lanes.remove(partition);
            watch.remove(partition);
        }
    }

    @Nullable
    Lane of(TopicPartition partition) {
        return lanes.get(partition);
    }

    List<Lane> all() {
        return List.copyOf(lanes.values());
    }

    List<Lane> toPlace(long nowNanos) {
        return lanes.values().stream()
                .filter(lane -> !lane.isPlaced() && lane.isDue(nowNanos))
                .toList();
    }

    List<Lane> toRepeat(long nowNanos) {
        return lanes.values().stream()
                .filter(lane -> lane.isPlaced() && lane.hasWork() && lane.isDue(nowNanos))
                .toList();
    }
}
