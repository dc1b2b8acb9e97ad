package io.pointbook.runtime.http;

import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Answers that were given under an Idempotency-Key, in table {@code idempotency_key}, written in the transaction of what
 * they answer. A refusal is not kept: nothing happened, and the same key may be tried again.
 *
 * <p>Of two at once the second meets the unique key when it commits; its repeat then finds the first answer.
 */
public final class IdempotencyKeys {
    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** How often old ones are looked for. */
    public static final Duration FORGOTTEN_EVERY = Duration.ofMinutes(10);

    /** Keys that one transaction deletes. */
    public static final int MOST_FORGOTTEN_AT_ONCE = 1_000;

    private final Clock clock;

    public IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /** Does the work, or answers what was answered when it was done before. */
    public Answer once(OpenTransaction transaction, IdempotentRequest request, Callable<Answer> work) throws Exception {
        var before = find(transaction.connection(), request);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = work.call();
        var now = clock.instant();
        transaction.writeRows(connection -> insert(connection, request, answer, now));
        return answer;
    }

    private static Optional<Answer> find(Connection connection, IdempotentRequest request) throws SQLException {
        try (var query =
                connection.prepareStatement("select request_hash, status, body from idempotency_key where key = ?")) {
            query.setString(1, request.key());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(request.hash(), rows.getBytes(1))) {
                    throw RequestProblem.DIFFERENT_REQUEST.because(
                            "This Idempotency-Key was used before for another request. Use a new key for a new request.");
                }
                return Optional.of(new Answer(rows.getInt(2), rows.getBytes(3)));
            }
        }
    }

    private static void insert(Connection connection, IdempotentRequest request, Answer answer, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into idempotency_key (key, request_hash, status, body, created_at) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, request.key());
            insert.setBytes(2, request.hash());
            insert.setInt(3, answer.status());
            insert.setBytes(4, answer.body());
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** Deletes keys whose time is over, the oldest first; answers how many. A full round means that there may be more. */
    public int forgetOld(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return forgetOld(connection);
        }
    }

    int forgetOld(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from idempotency_key where key in (
                    select key from idempotency_key where created_at < ? order by created_at limit ?)""")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.setInt(2, MOST_FORGOTTEN_AT_ONCE);
            return delete.executeUpdate();
        }
    }
}
