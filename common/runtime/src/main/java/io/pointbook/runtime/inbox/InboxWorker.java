package io.pointbook.runtime.inbox;

import io.pointbook.runtime.inbox.TopicView.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One consumer and its partitions. Each turn places what is new, repeats what is due, and polls, so that it stays in the group. */
final class InboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    static final Duration LONGEST_POLL = Duration.ofMillis(500);

    /** Between two polls at most this part of the poll interval goes into one partition, save for its last chunk. */
    private static final int SLICES_OF_POLL_INTERVAL = 10;

    private final Consumer<byte[], byte[]> consumer;
    private final InboxParts parts;
    private final BooleanSupplier stopping;
    private final Lanes lanes;
    private final Map<TopicPartition, OffsetAndMetadata> toTell = new HashMap<>();
    private final long sliceNanos;

    InboxWorker(Consumer<byte[], byte[]> consumer, InboxParts parts, BooleanSupplier stopping) {
        this.consumer = consumer;
        this.parts = parts;
        this.stopping = stopping;
        this.lanes = new Lanes(consumer, parts.watch());
        this.sliceNanos = parts.settings().maxPollInterval().toNanos() / SLICES_OF_POLL_INTERVAL;
    }

    void subscribe() {
        consumer.subscribe(List.of(parts.settings().topic()), lanes);
    }

    void turn() {
        dropRemade();
        place();
        for (Lane lane : lanes.toRepeat(System.nanoTime())) {
            parts.metrics().paused(lane.stoodStillFor(System.nanoTime()));
            work(lane);
        }
        poll();
        tellBroker();
    }

    /** How long the partition that has been repeating for longest does so. */
    Duration failingFor() {
        long now = System.nanoTime();
        return lanes.all().stream()
                .map(lane -> lane.failingFor(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void dropRemade() {
        for (Lane lane : lanes.all()) {
            StoredOffset stands = lane.stands();
            if (stands != null && parts.watch().isOtherThan(stands.topicId())) {
                standStill(lane);
            }
        }
    }

    private void place() {
        List<Lane> unplaced = lanes.toPlace(System.nanoTime());
        if (unplaced.isEmpty()) {
            return;
        }
        List<TopicPartition> partitions = unplaced.stream().map(Lane::partition).toList();
        try {
            Bounds topic = parts.topicView().bounds(partitions);
            parts.handler().onAssigned(partitions);
            for (Lane lane : unplaced) {
                open(lane, parts.placement().place(lane.partition(), topic));
            }
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("partitions", partitions)
                    .addKeyValue("cause", Failures.describe(failure))
                    .log("partitions cannot be placed for now");
            unplaced.stream().filter(lane -> !lane.isPlaced()).forEach(lane -> lane.failed(System.nanoTime()));
        }
    }

    private void open(Lane lane, StoredOffset stands) {
        consumer.seek(lane.partition(), stands.next());
        consumer.resume(List.of(lane.partition()));
        lane.placedAt(stands);
        parts.watch().placed(lane.partition(), stands);
    }

    private void poll() {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(longestPoll());
            List<Lane> taken = take(polled);
            if (!workTogether(taken)) {
                taken.forEach(this::work);
            }
        } catch (OffsetOutOfRangeException outside) {
            outside.partitions().stream().map(lanes::of).forEach(lane -> {
                if (lane != null) {
                    standStill(lane);
                }
            });
        }
    }

    private List<Lane> take(ConsumerRecords<byte[], byte[]> polled) {
        List<Lane> taken = new ArrayList<>();
        for (TopicPartition partition : polled.partitions()) {
            Lane lane = lanes.of(partition);
            if (lane != null) {
                lane.take(polled.records(partition));
                taken.add(lane);
            }
        }
        return taken;
    }

    /** All that a poll brought in one transaction, unless one of the partitions has a history of its own. */
    private boolean workTogether(List<Lane> taken) {
        if (taken.size() < 2 || stopping.getAsBoolean() || !taken.stream().allMatch(Lane::isAtEase)) {
            return false;
        }
        boolean committed = parts.runner().attemptTogether(taken);
        if (committed) {
            taken.forEach(this::committed);
        }
        return committed;
    }

    private void work(Lane lane) {
        long started = System.nanoTime();
        Chunk chunk = lane.next();
        StoredOffset stands = lane.stands();
        while (chunk != null && stands != null && !stopping.getAsBoolean()) {
            switch (parts.runner().attempt(lane, stands, chunk)) {
                case COMMITTED -> committed(lane);
                case NARROWED -> {}
                case REPEAT -> {
                    consumer.pause(List.of(lane.partition()));
                    return;
                }
                case FENCE_LOST -> {
                    standStill(lane);
                    return;
                }
            }
            if (System.nanoTime() - started > sliceNanos && lane.hasWork()) {
                consumer.pause(List.of(lane.partition()));
                return;
            }
            chunk = lane.next();
            stands = lane.stands();
        }
        consumer.resume(List.of(lane.partition()));
    }

    private void standStill(Lane lane) {
        consumer.pause(List.of(lane.partition()));
        lane.lost(System.nanoTime());
    }

    private void committed(Lane lane) {
        StoredOffset stands = lane.stands();
        if (stands != null) {
            parts.watch().add(lane.partition(), stands);
            toTell.put(lane.partition(), new OffsetAndMetadata(stands.next()));
        }
    }

    /** Only for tools that show a group's lag, once for all partitions of a turn: what counts is stored with the events. */
    private void tellBroker() {
        toTell.keySet().retainAll(consumer.assignment());
        if (toTell.isEmpty()) {
            return;
        }
        consumer.commitAsync(Map.copyOf(toTell), (_, failure) -> {
            if (failure != null) {
                LOG.atDebug().setCause(failure).log("the group's offsets were not noted");
            }
        });
        toTell.clear();
    }

    private Duration longestPoll() {
        long now = System.nanoTime();
        return lanes.all().stream()
                .filter(lane -> !lane.isPlaced() || lane.hasWork())
                .map(lane -> lane.dueIn(now))
                .min(Duration::compareTo)
                .filter(due -> due.compareTo(LONGEST_POLL) < 0)
                .orElse(LONGEST_POLL);
    }
}
