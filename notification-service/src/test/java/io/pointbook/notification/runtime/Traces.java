package io.pointbook.notification.runtime;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a service left: each column of each row of its database, each record of its broker. */
final class Traces {
    private static final Duration POLL = Duration.ofMillis(200);

    private Traces() {}

    /** By schema, table and column, what stands there. */
    static Map<String, List<String>> inTables(DataSource database) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (var connection = database.getConnection()) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("select * from " + table)) {
                    read(table, row, all);
                }
            }
        }
        return all;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') order by 1""")) {
            var tables = new ArrayList<String>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    private static void read(String table, ResultSet row, Map<String, List<String>> all) throws SQLException {
        var columns = row.getMetaData();
        while (row.next()) {
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                var cells = all.computeIfAbsent(table + "." + columns.getColumnName(column), _ -> new ArrayList<>());
                if (columns.getColumnTypeName(column).equals("bytea")) {
                    var bytes = row.getBytes(column);
                    if (bytes != null) {
                        cells.add(new String(bytes, StandardCharsets.UTF_8));
                        cells.add(HexFormat.of().formatHex(bytes));
                    }
                } else if (row.getString(column) != null) {
                    cells.add(row.getString(column));
                }
            }
        }
    }

    /** By topic, the keys, values and headers of its records, as far as they were written when it was asked. */
    static Map<String, List<String>> inTopics(String bootstrap) {
        Map<String, List<String>> all = new TreeMap<>();
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var parts = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            var ends = consumer.endOffsets(parts);
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(POLL).forEach(record -> all.computeIfAbsent(record.topic(), _ -> new ArrayList<>())
                        .addAll(texts(record)));
            }
        }
        return all;
    }

    private static List<String> texts(ConsumerRecord<byte[], byte[]> record) {
        var texts = new ArrayList<>(List.of(text(record.key()), text(record.value())));
        record.headers().forEach(header -> texts.add(header.key() + "=" + text(header.value())));
        return texts;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The places where one of the marks stands, and which; nothing else of what stands there. */
    static Map<String, Set<String>> of(Marks marks, Map<String, List<String>> texts) {
        Map<String, Set<String>> found = new TreeMap<>();
        texts.forEach((place, said) -> said.forEach(text -> {
            var here = marks.in(text);
            if (!here.isEmpty()) {
                found.computeIfAbsent(place, _ -> new TreeSet<>()).addAll(here);
            }
        }));
        return found;
    }
}
