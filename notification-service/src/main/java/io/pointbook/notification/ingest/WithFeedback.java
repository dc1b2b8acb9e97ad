package io.pointbook.notification.ingest;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.profile.Heard;
import io.pointbook.notification.profile.Projection;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A projection, and what campaigns learn from the same messages. They are heard again by each new generation, which changes
 * nothing: what was counted is not counted again.
 */
record WithFeedback<T>(Projection<T> projection, Learns<T> learns) implements Projection<T> {
    /** Takes one message, with the connection's transaction. */
    interface Learns<T> {
        void from(Connection connection, T message) throws SQLException;
    }

    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<T>> heard) throws SQLException {
        var occasions = projection.take(transaction, heard);
        transaction.writeRows(connection -> {
            for (var one : heard) {
                learns.from(connection, one.message());
            }
        });
        return occasions;
    }
}
