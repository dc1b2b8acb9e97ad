package io.pointbook.runtime.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker, with a limit on the wait. */
record BrokerTopicView(Admin admin, String topic, Duration timeout) implements TopicView {

    @Override
    public Bounds bounds(Collection<TopicPartition> partitions) throws Exception {
        var described = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        if (described == null) {
            throw new IllegalStateException("the broker did not answer for " + topic);
        }
        String topicId = answer(described).topicId().toString();
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Range> ranges = new HashMap<>();
        starts.forEach((partition, start) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            if (end != null) {
                ranges.put(partition, new Range(start.offset(), end.offset()));
            }
        });
        return new Bounds(topicId, ranges);
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws Exception {
        return answer(admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which)))
                .all());
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
