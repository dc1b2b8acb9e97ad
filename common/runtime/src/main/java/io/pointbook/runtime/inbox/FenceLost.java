package io.pointbook.runtime.inbox;

import java.io.Serial;
import org.apache.kafka.common.TopicPartition;

/** Another consumer has moved the partition on: what was decided here is dropped and never repeated. */
public final class FenceLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FenceLost(TopicPartition partition, long expectedOffset) {
        super(partition + " no longer stands at offset " + expectedOffset, null, false, false);
    }
}
