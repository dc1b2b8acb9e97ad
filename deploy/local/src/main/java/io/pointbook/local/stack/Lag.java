package io.pointbook.local.stack;

import io.pointbook.contract.Topics;
import io.pointbook.local.Addresses;
import io.pointbook.testkit.Ports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many receipts lie on the topic that the ledger has not taken yet. */
record Lag(Addresses addresses) {

    private static final int ANSWERS_WITHIN_S = 10;
    private static final String TAKEN = "select partition, next_offset from inbox_offset where topic = ?";

    private static final String NO_TABLE = "42P01";

    String sentence() {
        if (Ports.isFree(addresses.kafka()) || Ports.isFree(addresses.postgres())) {
            return "lag: unknown while broker or database is down";
        }
        try {
            Map<Integer, Long> ends = offsets(OffsetSpec.latest());
            Map<Integer, Long> begins = offsets(OffsetSpec.earliest());
            Map<Integer, Long> taken = taken();
            long waiting = ends.entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - Math.max(begins.getOrDefault(end.getKey(), 0L), taken.getOrDefault(end.getKey(), 0L)))
                    .map(behind -> Math.max(behind, 0))
                    .sum();
            long all = ends.values().stream().mapToLong(Long::longValue).sum();
            return "lag: %,d of %,d records of %s (%d partitions) are not yet in the ledger"
                    .formatted(waiting, all, Topics.TILL_RECEIPTS, ends.size());
        } catch (SQLException e) {
            return NO_TABLE.equals(e.getSQLState())
                    ? "lag: unknown, the ledger has made no tables yet"
                    : "lag: unknown (" + e.getMessage() + ")";
        } catch (ExecutionException | TimeoutException e) {
            return "lag: unknown (" + e.getMessage() + ")";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "lag: unknown (interrupted)";
        }
    }

    private Map<Integer, Long> offsets(OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrap()))) {
            Map<TopicPartition, OffsetSpec> asked = admin
                    .describeTopics(List.of(Topics.TILL_RECEIPTS))
                    .allTopicNames()
                    .get(ANSWERS_WITHIN_S, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, _ -> which));
            return admin.listOffsets(asked).all().get(ANSWERS_WITHIN_S, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                            .offset()));
        }
    }

    private Map<Integer, Long> taken() throws SQLException {
        Map<Integer, Long> taken = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(addresses.jdbcUrl("ledger"));
                PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setString(1, Topics.TILL_RECEIPTS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return taken;
    }
}
