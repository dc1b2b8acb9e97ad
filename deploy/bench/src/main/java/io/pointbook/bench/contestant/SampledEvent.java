package io.pointbook.bench.contestant;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An event as the ledger stored it, the texts in UTF-8. */
record SampledEvent(
        String aggregate, byte[] aggregateType, byte[] type, byte[] revision, byte[] payload, byte[] metadata) {
    /** The event that a receipt becomes. */
    static final String RECEIPT_POSTED = "receipt-posted";

    private static final String LATEST = """
            select aggregate_id, aggregate_type, type, revision, payload, metadata from event
            where type = ? order by event.xid desc, event.position desc limit ?""";

    /** The latest events of receipts. */
    static List<SampledEvent> latest(Connection connection, int limit) throws SQLException {
        var sample = new ArrayList<SampledEvent>();
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, RECEIPT_POSTED);
            statement.setInt(2, limit);
            var rows = statement.executeQuery();
            while (rows.next()) {
                sample.add(new SampledEvent(
                        rows.getString(1),
                        rows.getString(2).getBytes(StandardCharsets.UTF_8),
                        rows.getString(3).getBytes(StandardCharsets.UTF_8),
                        rows.getString(4).getBytes(StandardCharsets.UTF_8),
                        rows.getBytes(5),
                        rows.getBytes(6)));
            }
        }
        return sample;
    }
}
