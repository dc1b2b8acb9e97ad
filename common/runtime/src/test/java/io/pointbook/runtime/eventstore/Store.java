package io.pointbook.runtime.eventstore;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database with our tables, and Axon on it. */
final class Store implements AutoCloseable {

    static final EventTypes TYPES = EventTypes.builder()
            .add("stone-laid", "1", Pile.StoneLaid.class)
            .add("pile", "1", Pile.class)
            .build();

    final RecordedStatements statements = new RecordedStatements();
    final DataSource dataSource;
    final Transactor transactor;
    final EventSerializer serializer;
    final EventSourcing axon;
    final AggregateRepository<Pile> piles;

    private Store(
            DataSource dataSource,
            EventTypes types,
            EventUpcaster upcasters,
            UnaryOperator<AggregateSettings<Pile>> settings) {
        this.dataSource = dataSource;
        this.transactor = new Transactor(statements.around(dataSource));
        this.serializer = new EventSerializer(types, JsonMapper.builder().build());
        this.axon = EventSourcing.on(transactor, serializer)
                .upcasters(upcasters)
                .eventIds(payload -> payload instanceof Pile.StoneLaid laid ? laid.stone() : null)
                .commandTargets(command -> ((Pile.Command) command).pile())
                .aggregate(settings.apply(AggregateSettings.of(Pile.class)))
                .build();
        this.piles = axon.repository(Pile.class);
    }

    /** On a new database. */
    static Store empty(Class<?> test) {
        return empty(test, UnaryOperator.identity());
    }

    static Store empty(Class<?> test, UnaryOperator<AggregateSettings<Pile>> settings) {
        return new Store(newDatabase(test.getSimpleName().toLowerCase()), TYPES, NoOpEventUpcaster.INSTANCE, settings);
    }

    /** Another process on the same database: nothing is shared but the tables. */
    Store another() {
        return another(TYPES, NoOpEventUpcaster.INSTANCE);
    }

    Store another(EventTypes types, EventUpcaster upcasters) {
        return new Store(dataSource, types, upcasters, UnaryOperator.identity());
    }

    /** One database for each test class, empty again for each test. */
    static DataSource newDatabase(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(Database.shared().database(name));
        Path schema = Path.of(
                System.getProperty("pointbook.root"), "ledger-service/src/main/resources/db/migration/V1__ledger.sql");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
            statement.execute(Files.readString(schema));
            return dataSource;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dispatches in one transaction, each command as a nested unit of work. */
    void send(Object... commands) throws Exception {
        transactor.run(_ -> {
            for (Object command : commands) {
                axon.commandGateway().sendAndWait(command);
            }
            return true;
        });
    }

    long total(String pile) throws Exception {
        return transactor.readOnly(_ -> piles.load(pile).invoke(Pile::total));
    }

    void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query, as text. */
    List<String> column(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        axon.close();
    }
}
