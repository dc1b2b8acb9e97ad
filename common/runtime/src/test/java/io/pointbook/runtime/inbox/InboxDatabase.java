package io.pointbook.runtime.inbox;

import io.pointbook.testkit.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the ledger's own tables, and one more that shows what was handled. */
final class InboxDatabase {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    static InboxDatabase fresh() throws SQLException, IOException {
        InboxDatabase database = new InboxDatabase();
        database.source.setUrl(Database.shared().newDatabase("inbox" + MADE.incrementAndGet()));
        database.execute(Files.readString(Path.of(
                System.getProperty("pointbook.root"),
                "ledger-service/src/main/resources/db/migration/V1__ledger.sql")));
        database.execute("create table posted (partition integer, record_offset bigint, value text)");
        return database;
    }

    DataSource source() {
        return source;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> strings(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return found;
    }

    long number(String sql) {
        return Long.parseLong(strings(sql).getFirst());
    }

    /** The values that were handled, in the order of partition and offset, each as often as it was handled. */
    List<String> posted() {
        return strings("select value from posted order by partition, record_offset");
    }

    StoredOffset stored(TopicPartition partition) {
        try (Connection connection = source.getConnection()) {
            return InboxOffsets.read(connection, partition).orElseThrow();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
