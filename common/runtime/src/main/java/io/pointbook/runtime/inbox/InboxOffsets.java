package io.pointbook.runtime.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** The rows that say what comes next from each partition. */
final class InboxOffsets {
    private InboxOffsets() {}

    static void insertFirst(Connection connection, TopicPartition partition, StoredOffset first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into inbox_offset (topic, partition, topic_id, next_offset) values (?, ?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setString(3, first.topicId());
            insert.setLong(4, first.next());
            insert.executeUpdate();
        }
    }

    static Optional<StoredOffset> read(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select topic_id, next_offset from inbox_offset where topic = ? and partition = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new StoredOffset(row.getString(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** A partition's way from where the caller believes it to stand. */
    record Step(TopicPartition partition, StoredOffset from, StoredOffset to) {}

    /** Moves partitions on, each only from where the caller believes it to stand; one that stands elsewhere stops all. */
    static void move(Connection connection, List<Step> steps) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbox_offset set topic_id = ?, next_offset = ?, updated_at = now()
                where topic = ? and partition = ? and topic_id = ? and next_offset = ?""")) {
            for (Step step : steps) {
                update.setString(1, step.to().topicId());
                update.setLong(2, step.to().next());
                update.setString(3, step.partition().topic());
                update.setInt(4, step.partition().partition());
                update.setString(5, step.from().topicId());
                update.setLong(6, step.from().next());
                update.addBatch();
            }
            int[] moved = update.executeBatch();
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] == 0) {
                    throw new FenceLost(
                            steps.get(i).partition(), steps.get(i).from().next());
                }
            }
        }
    }
}
