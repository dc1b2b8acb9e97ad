package io.pointbook.runtime.http;

import io.pointbook.runtime.transaction.TransactionWork;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The way from a request to the database: one transaction, repeated where it lost a race. */
public final class Transactions {
    /** No statement waits longer than a request is tried. */
    private static final Duration PATIENCE = Attempts.LONGEST;

    private final Transactor transactor;
    private final IdempotencyKeys keys;
    private final Attempts attempts = new Attempts();
    private final Clock clock;

    public Transactions(Transactor transactor, Clock clock) {
        this.transactor = transactor;
        this.keys = new IdempotencyKeys(clock);
        this.clock = clock;
    }

    /** Now, as exactly as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads, decides and writes. */
    public <T extends @Nullable Object> T write(TransactionWork<T> work) throws Exception {
        return attempts.of(() -> transactor.run(PATIENCE, work));
    }

    /** The same for a request with an Idempotency-Key: a repeat gets the first answer. */
    public Answer writeOnce(IdempotentRequest request, TransactionWork<Answer> work) throws Exception {
        return write(transaction -> keys.once(transaction, request, () -> work.in(transaction)));
    }

    /** Reads only. */
    public <T extends @Nullable Object> T read(TransactionWork<T> work) throws Exception {
        return attempts.of(() -> transactor.readOnly(PATIENCE, work));
    }
}
