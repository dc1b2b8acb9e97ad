package io.pointbook.ledger;

import io.pointbook.testkit.Database;
import org.flywaydb.core.Flyway;

/** Databases with this service's tables and nothing in them. */
public final class Tables {
    private Tables() {}

    /** Makes one on the server and gives its JDBC URL. */
    public static String in(Database server, String name) {
        return server.newDatabase(name, "ledger-tables", Tables::make);
    }

    private static void make(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
