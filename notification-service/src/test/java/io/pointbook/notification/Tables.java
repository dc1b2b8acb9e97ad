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
        var url = Database.shared().newDatabase("notification");
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return url;
    }
}
