package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Receipts that came with one identity and two contents. */
@Command(
        name = "conflicts",
        description = "Receipts that came with one identity and two contents.",
        subcommands = Conflicts.ListThem.class)
public final class Conflicts {

    /** One line each, the newest first. */
    @Command(name = "list", description = "Lists those that nobody has settled, the newest first.")
    static final class ListThem implements Callable<Integer> {

        private static final String ROW = "%-38s %-32s %-20s %-32s %s%n";
        private static final String LATEST = """
                select conflict_id, receipt, arrived_at, topic, partition, record_offset, resolution
                from conflict where ? or resolved_at is null
                order by arrived_at desc, conflict_id limit ?""";

        @Option(names = "--resolved", description = "Also those that are settled.")
        private boolean withResolved;

        @Option(names = "--limit", description = "How many at most (${DEFAULT-VALUE}).")
        private int limit = 100;

        @Override
        public Integer call() {
            try (Connection connection = LedgerDatabase.connect(Addresses.current());
                    PreparedStatement statement = connection.prepareStatement(LATEST)) {
                statement.setBoolean(1, withResolved);
                statement.setInt(2, limit);
                try (ResultSet row = statement.executeQuery()) {
                    print(row);
                }
                return 0;
            } catch (SQLException e) {
                throw LedgerDatabase.refusal(e);
            }
        }

        private static void print(ResultSet row) throws SQLException {
            if (!row.next()) {
                System.out.println("no conflicts");
                return;
            }
            System.out.printf(ROW, "id", "receipt", "arrived", "second content at", "state");
            do {
                String resolution = row.getString("resolution");
                System.out.printf(
                        ROW,
                        row.getString("conflict_id"),
                        row.getString("receipt"),
                        row.getObject("arrived_at", OffsetDateTime.class)
                                .toInstant()
                                .truncatedTo(ChronoUnit.SECONDS),
                        row.getString("topic") + "/" + row.getInt("partition") + "@" + row.getLong("record_offset"),
                        resolution == null ? "open" : resolution);
            } while (row.next());
        }
    }
}
