package io.pointbook.notification.profile;

import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database with a first generation of read models, and messages that are taken without a broker. */
final class ReadModels {
    static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    static final HabitSettings HABITS = new HabitSettings(ZoneId.of("Europe/Warsaw"), Duration.ofDays(90));
    static final Duration ABSENCE = Duration.ofDays(60);

    final DataSource database = Tables.fresh();
    final List<Occasion> occasions = new ArrayList<>();
    private final Transactor live;

    ReadModels() throws Exception {
        new Transactor(database).run(transaction -> {
            Generations.first(transaction.connection(), NOW);
            return true;
        });
        try (Connection connection = database.getConnection()) {
            live = new Transactor(
                    new SchemaDatabase(database, Generations.live(connection).orElseThrow()));
        }
    }

    /** Takes messages in one transaction. */
    @SafeVarargs
    final <T> void take(Projection<T> projection, T... messages) throws Exception {
        occasions.addAll(live.run(transaction -> projection.take(
                transaction,
                Stream.of(messages).map(message -> new Heard<>(message, true)).toList())));
    }

    Profile find(String memberId) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Objects.requireNonNull(Profiles.find(connection, memberId, NOW));
        }
    }
}
