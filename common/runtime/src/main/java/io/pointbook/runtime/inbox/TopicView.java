package io.pointbook.runtime.inbox;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What the broker says about the topic. */
interface TopicView {

    /** The topic's id and the range of offsets of the partitions, as they are now. */
    Bounds bounds(Collection<TopicPartition> partitions) throws Exception;

    /** A topic at one moment. */
    record Bounds(String topicId, Map<TopicPartition, Range> ranges) {
        Range of(TopicPartition partition) {
            Range range = ranges.get(partition);
            if (range == null) {
                throw new IllegalStateException("the broker did not answer for " + partition);
            }
            return range;
        }
    }

    /** First offset that the log still has, and the one that the next record will get. */
    record Range(long start, long end) {}
}
