package io.pointbook.runtime.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedDomainEventData;

/** Every event in the order of the stream, by a cursor. */
final class EventReplay {

    private static final int PAGE = 5_000;
    private static final String ALL =
            "select " + StoredEvent.COLUMNS + EventStream.PLACE + " from event e" + EventStream.ORDER;

    private EventReplay() {}

    static void run(Connection connection, Consumer<List<TrackedDomainEventData<byte[]>>> each) throws SQLException {
        if (connection.getAutoCommit()) {
            // the driver would fetch the whole table into memory
            throw new IllegalStateException("a replay needs an open transaction");
        }
        try (PreparedStatement query = connection.prepareStatement(ALL)) {
            query.setFetchSize(PAGE);
            List<TrackedDomainEventData<byte[]>> page = new ArrayList<>(PAGE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(EventStream.tracked(rows));
                    if (page.size() == PAGE) {
                        each.accept(page);
                        page.clear();
                    }
                }
            }
            each.accept(page);
        }
    }
}
