package io.pointbook.runtime.inbox;

import io.pointbook.runtime.inbox.TopicView.Bounds;
import io.pointbook.runtime.inbox.TopicView.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where to read a partition from: the stored offset, unless the topic is another one or no longer has it. */
final class Placement {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

    private final DataSource database;
    private final InboxMetrics metrics;
    private final Losses losses;

    Placement(DataSource database, InboxMetrics metrics, Losses losses) {
        this.database = database;
        this.metrics = metrics;
        this.losses = losses;
    }

    /** Where the partition is to be read from; the stored row says the same afterwards. */
    StoredOffset place(TopicPartition partition, Bounds topic) throws SQLException {
        Range log = topic.of(partition);
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                InboxOffsets.insertFirst(connection, partition, new StoredOffset(topic.topicId(), log.start()));
                StoredOffset stored = InboxOffsets.read(connection, partition).orElseThrow();
                StoredOffset wanted = wanted(partition, stored, topic.topicId(), log);
                if (!wanted.equals(stored)) {
                    InboxOffsets.move(connection, List.of(new InboxOffsets.Step(partition, stored, wanted)));
                }
                return wanted;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private StoredOffset wanted(TopicPartition partition, StoredOffset stored, String topicId, Range log) {
        long next = stored.next();
        if (!stored.topicId().equals(topicId)) {
            LOG.atWarn().addKeyValue("partition", partition).log("topic was made again, reading it from its start");
            next = 0;
        } else if (next > log.end()) {
            // The broker has lost what we have already posted. Offsets will be given a second time, so only reading
            // everything again is sure to miss nothing; what was posted is recognised.
            losses.add(partition + " was cut back below offset " + next + "; it is read again from its start");
            next = log.start();
        }
        if (next < log.start()) {
            long missing = log.start() - next;
            metrics.missing(missing);
            losses.add(partition + " no longer has " + missing + " records before offset " + log.start());
            next = log.start();
        }
        return new StoredOffset(topicId, next);
    }
}
