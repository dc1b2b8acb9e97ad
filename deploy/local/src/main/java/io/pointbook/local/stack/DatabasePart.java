package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** PostgreSQL, durable. */
record DatabasePart(Addresses addresses, Places places) implements Part {

    static final List<String> DATABASES = List.of("ledger", "rewards", "notification");
    private static final int SHARED_BUFFERS_AND_BACKENDS_MEGABYTES = 500;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(addresses.postgres());
    }

    @Override
    public String portVariable() {
        return "POINTBOOK_POSTGRES_PORT";
    }

    @Override
    public String address() {
        return Addresses.HOST + ":" + addresses.postgres();
    }

    @Override
    public int megabytes() {
        return SHARED_BUFFERS_AND_BACKENDS_MEGABYTES;
    }

    @Override
    public ServerProcess launch() {
        return server(places.freshLog(name())).launch();
    }

    @Override
    public boolean isReady() {
        return server(places.log(name())).answers();
    }

    /** Makes the databases of the three services where they are missing. */
    void makeDatabases() {
        DATABASES.forEach(server(places.log(name()))::database);
    }

    /** Fast shutdown: open connections are cut, where TERM would wait for them. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    private Database server(Path log) {
        return new Database(new Database.Settings(places.postgres(), log, addresses.postgres(), true, Map.of(), true));
    }
}
