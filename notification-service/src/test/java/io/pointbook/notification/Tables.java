package io.pointbook.notification;

import io.pointbook.testkit.Database;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases with this service's tables and nothing in them. */
public final class Tables {
    private Tables() {}

    /** A database of its own. */
    public static DataSource fresh() {
        var database = new PGSimpleDataSource();
        database.setUrl(freshUrl());
        return database;
    }

    /** The address of a database of its own. */
    public static String freshUrl() {
        return Database.shared().newDatabase("notification", "notification-tables", Tables::make);
    }

    private static void make(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
