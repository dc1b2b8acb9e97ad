package io.pointbook.runtime.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Moves the partition on, only from where the caller believes it to stand. */
    static void move(Connection connection, TopicPartition partition, StoredOffset expected, StoredOffset to)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbox_offset set topic_id = ?, next_offset = ?, updated_at = now()
                where topic = ? and partition = ? and topic_id = ? and next_offset = ?""")) {
            update.setString(1, to.topicId());
            update.setLong(2, to.next());
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.setString(5, expected.topicId());
            update.setLong(6, expected.next());
            if (update.executeUpdate() == 0) {
                throw new FenceLost(partition, expected.next());
            }
        }
    }
}
