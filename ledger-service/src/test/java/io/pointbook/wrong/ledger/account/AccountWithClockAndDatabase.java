package io.pointbook.wrong.ledger.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;

/** Knows the broker, the database and the clock. */
final class AccountWithClockAndDatabase {
    private AccountWithClockAndDatabase() {}

    static Instant commit(Connection connection, Producer<byte[], byte[]> producer) throws SQLException {
        connection.commit();
        producer.flush();
        return Instant.now();
    }
}
