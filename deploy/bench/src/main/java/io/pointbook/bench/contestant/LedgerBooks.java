package io.pointbook.bench.contestant;

import io.pointbook.contract.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What the ledger has in its tables at one moment.
 *
 * @param nextOffsets by partition
 * @param balances what each card has, by the card's hash
 * @param posted events of receipts
 * @param refused dead letters and conflicts
 */
record LedgerBooks(long[] nextOffsets, Map<String, Long> balances, long posted, long refused) {
    private static final String BALANCES = """
            select card_hash, coalesce((select sum(active + pending + held - debt) from balance b
            where b.member_id = c.member_id and b.wallet = 'points'), 0) from card c""";
    /** The ledger reads other topics too. */
    private static final String OF_TILLS = " from inbox_offset where topic = '" + Topics.TILL_RECEIPTS + "'";

    private static final String REFUSED = "select (select count(*) from dead_letter) + (select count(*) from conflict)";
    private static final String POSTED =
            "select count(*) from event where type = '" + SampledEvent.RECEIPT_POSTED + "'";

    /** Records that the ledger has taken by now. */
    static long taken(Connection connection) throws SQLException {
        return number(connection, "select coalesce(sum(next_offset), 0)" + OF_TILLS);
    }

    /** What all members together have in a wallet. */
    static long units(Connection connection, String wallet) throws SQLException {
        try (var query = connection.prepareStatement("select coalesce(sum(active), 0) from balance where wallet = ?")) {
            query.setString(1, wallet);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** All of it as of one moment. */
    static LedgerBooks read(Connection connection, int partitions) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new LedgerBooks(
                offsets(connection, partitions),
                balances(connection),
                number(connection, POSTED),
                number(connection, REFUSED));
    }

    private static long[] offsets(Connection connection, int partitions) throws SQLException {
        long[] offsets = new long[partitions];
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select partition, next_offset" + OF_TILLS)) {
            while (rows.next()) {
                offsets[rows.getInt(1)] = rows.getLong(2);
            }
        }
        return offsets;
    }

    private static Map<String, Long> balances(Connection connection) throws SQLException {
        var balances = new HashMap<String, Long>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(BALANCES)) {
            while (rows.next()) {
                balances.put(rows.getString(1), rows.getLong(2));
            }
        }
        return balances;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
