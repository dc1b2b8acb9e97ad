package io.pointbook.runtime.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One assigned partition: where it stands, what of it is still to be done, and since when it fails. */
final class Lane {
    /** After so many collisions in a row of the same records they go on in halves. */
    static final int COLLISIONS_BEFORE_HALVES = 5;

    private final TopicPartition partition;
    private final Deque<Chunk> open = new ArrayDeque<>();
    private @Nullable StoredOffset stands;
    private int failuresInRow;
    private long failingSinceNanos;
    private long failedAtNanos;
    private long dueNanos;

    Lane(TopicPartition partition, long nowNanos) {
        this.partition = partition;
        this.dueNanos = nowNanos;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Where the partition stands; null until it was looked up after the assignment or a lost fence. */
    @Nullable
    StoredOffset stands() {
        return stands;
    }

    boolean isPlaced() {
        return stands != null;
    }

    void placedAt(StoredOffset offset) {
        stands = offset;
        open.clear();
        recovered();
    }

    /** Whatever was read is dropped; the partition has to be placed again. */
    void lost(long nowNanos) {
        stands = null;
        open.clear();
        dueNanos = nowNanos;
    }

    /** Takes what a poll brought; records before the place where the partition stands were handled already. */
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        StoredOffset from = stands;
        if (from == null) {
            return;
        }
        List<ConsumerRecord<byte[], byte[]>> fresh = records.stream()
                .filter(record -> record.offset() >= from.next())
                .toList();
        if (!fresh.isEmpty()) {
            open.add(Chunk.of(fresh));
        }
    }

    @Nullable
    Chunk next() {
        return open.peek();
    }

    boolean hasWork() {
        return !open.isEmpty();
    }

    /** Stands somewhere, fails at nothing, and has just what the last poll brought. */
    boolean isAtEase() {
        return stands != null
                && failuresInRow == 0
                && open.size() == 1
                && open.element().attempts() == 0;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    Duration dueIn(long nowNanos) {
        return Duration.ofNanos(Math.max(0, dueNanos - nowNanos));
    }

    void done(StoredOffset now) {
        stands = now;
        open.remove();
        recovered();
    }

    /** The same records again, a little later; in halves when they keep getting in each other's way. */
    void repeat(boolean collision, long nowNanos) {
        Chunk tried = open.remove();
        Chunk again = collision ? tried.collided() : tried.tried();
        if (again.collisions() >= COLLISIONS_BEFORE_HALVES && !again.isSingle()) {
            putBack(again.halves());
        } else {
            open.addFirst(again);
        }
        failed(nowNanos);
    }

    /** The records in halves at once, or, when only one is left, that one as a dead letter. */
    void narrow(String why) {
        Chunk tried = open.remove().tried();
        putBack(tried.isSingle() ? List.of(tried.condemned(why)) : tried.halves());
    }

    void failed(long nowNanos) {
        if (failuresInRow == 0) {
            failingSinceNanos = nowNanos;
        }
        failuresInRow++;
        failedAtNanos = nowNanos;
        dueNanos = nowNanos + Backoff.after(failuresInRow).toNanos();
    }

    /** How long this partition has been repeating without success. */
    Duration failingFor(long nowNanos) {
        return failuresInRow == 0 ? Duration.ZERO : Duration.ofNanos(nowNanos - failingSinceNanos);
    }

    /** How long the partition stood still since its last failure. */
    Duration stoodStillFor(long nowNanos) {
        return failuresInRow == 0 ? Duration.ZERO : Duration.ofNanos(nowNanos - failedAtNanos);
    }

    private void recovered() {
        failuresInRow = 0;
    }

    private void putBack(List<Chunk> chunks) {
        chunks.reversed().forEach(open::addFirst);
    }
}
