package io.pointbook.wrong.rewards.redemption;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.config.Configuration;

/** Knows the ledger's doors, the database, Axon's configuration and the clock. */
final class RedemptionThatLooksAround {
    private final Configuration axon;
    private final HttpClient client;

    RedemptionThatLooksAround(Configuration axon, HttpClient client) {
        this.axon = axon;
        this.client = client;
    }

    Instant commit(Connection connection) throws SQLException {
        axon.shutdown();
        client.close();
        connection.commit();
        return Instant.now();
    }
}
