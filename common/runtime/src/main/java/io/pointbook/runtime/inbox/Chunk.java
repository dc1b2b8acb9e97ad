package io.pointbook.runtime.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consecutive records of one partition that are tried in one transaction.
 *
 * @param attempts how often the records were tried without success
 * @param collisions how often in a row this very chunk met a collision
 * @param verdict why the only record left is to become a dead letter; empty as long as it is not
 */
record Chunk(List<ConsumerRecord<byte[], byte[]>> records, int attempts, int collisions, String verdict) {

    static Chunk of(List<ConsumerRecord<byte[], byte[]>> records) {
        return new Chunk(List.copyOf(records), 0, 0, "");
    }

    boolean isSingle() {
        return records.size() == 1;
    }

    boolean isCondemned() {
        return !verdict.isEmpty();
    }

    long nextOffset() {
        return records.getLast().offset() + 1;
    }

    Chunk tried() {
        return new Chunk(records, attempts + 1, 0, verdict);
    }

    Chunk collided() {
        return new Chunk(records, attempts + 1, collisions + 1, verdict);
    }

    Chunk condemned(String why) {
        return new Chunk(records, attempts, 0, why);
    }

    List<Chunk> halves() {
        int middle = records.size() / 2;
        return List.of(
                new Chunk(records.subList(0, middle), attempts, 0, verdict),
                new Chunk(records.subList(middle, records.size()), attempts, 0, verdict));
    }
}
