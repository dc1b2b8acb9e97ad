package io.pointbook.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class IdempotencyKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Transactor transactor = new Transactor(database);
    private final AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void emptyDatabase() throws Exception {
        database.setUrl(Database.shared().newDatabase("idempotency_keys"));
        var schema = Path.of(
                System.getProperty("pointbook.root"), "ledger-service/src/main/resources/db/migration/V1__ledger.sql");
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(schema));
        }
    }

    @Test
    void a_repeat_gets_the_first_answer_and_does_nothing() throws Exception {
        var first = ask("k", "a");
        var again = ask("k", "a");

        assertThat(done).hasValue(1);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void another_request_under_the_same_key_is_refused() throws Exception {
        ask("k", "a");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ask("k", "b"))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("different_request"));
        assertThat(done).hasValue(1);
    }

    @Test
    void what_was_not_done_may_be_tried_again_under_its_key() throws Exception {
        var refusal = RequestProblem.INVALID_REQUEST.because("not today");
        assertThatThrownBy(() -> transactor.run(transaction -> keys(NOW).once(transaction, request("k", "a"), () -> {
                    throw refusal;
                })))
                .isSameAs(refusal);

        ask("k", "a");

        assertThat(done).hasValue(1);
    }

    @Test
    void two_at_once_have_one_effect_and_one_answer() throws Exception {
        var bothInside = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> new Attempts().of(() -> askTogether(bothInside)));
            var other = threads.submit(() -> new Attempts().of(() -> askTogether(bothInside)));

            assertThat(one.get().body()).isEqualTo(other.get().body());
        }
        assertThat(done).as("both did the work, one of them in vain").hasValue(2);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keys_are_kept_for_thirty_days_and_forgotten_a_thousand_at_a_time() throws Exception {
        insertOld(1_500);
        ask("k", "a");

        assertThat(forgetAt(NOW.plus(Duration.ofDays(30)))).isEqualTo(1_000);
        assertThat(forgetAt(NOW.plus(Duration.ofDays(30)))).isEqualTo(500);
        assertThat(count()).as("the youngest is exactly thirty days old").isEqualTo(1);
        assertThat(forgetAt(NOW.plus(Duration.ofDays(30)).plusSeconds(1))).isEqualTo(1);
    }

    private Answer askTogether(CountDownLatch bothInside) throws Exception {
        return transactor.run(transaction -> keys(NOW).once(transaction, request("k", "a"), () -> {
            bothInside.countDown();
            assertThat(bothInside.await(20, TimeUnit.SECONDS)).isTrue();
            return Answer.of(201, Map.of("number", done.incrementAndGet()));
        }));
    }

    private Answer ask(String key, String body) throws Exception {
        return transactor.run(transaction -> keys(NOW)
                .once(transaction, request(key, body), () -> Answer.of(201, Map.of("number", done.incrementAndGet()))));
    }

    private static IdempotentRequest request(String key, String body) {
        return IdempotentRequest.of(key, "POST", "/things", Map.of("body", body));
    }

    private static IdempotencyKeys keys(Instant now) {
        return new IdempotencyKeys(Clock.fixed(now, ZoneOffset.UTC));
    }

    private int forgetAt(Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return keys(now).forgetOld(connection);
        }
    }

    private void insertOld(int count) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into idempotency_key select 'old' || i, 'h', 200, 'b', '2026-02-28T00:00:00Z'"
                    + " from generate_series(1, " + count + ") i");
        }
    }

    private int count() throws SQLException {
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from idempotency_key")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
