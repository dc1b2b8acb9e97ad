package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Tape;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The ledger at work: how far it is says its own table of offsets, which it writes with the effects. */
final class LedgerAttempt implements Attempt {
    private final Arena arena;
    private final String database;
    private final LedgerChild child;
    private final Tape tape;
    private final CardHashes hashes;
    private final Connection observer;
    private final @Nullable String furtherWallet;

    /** @param furtherWallet into which rules have to have given something; absent: there is none */
    LedgerAttempt(
            Arena arena,
            String database,
            LedgerChild child,
            Tape tape,
            CardHashes hashes,
            @Nullable String furtherWallet)
            throws SQLException {
        this.furtherWallet = furtherWallet;
        this.arena = arena;
        this.database = database;
        this.child = child;
        this.tape = tape;
        this.hashes = hashes;
        observer = arena.connect(database);
    }

    /** Of its doors. */
    int port() {
        return child.port();
    }

    @Override
    public long done() throws SQLException {
        child.check();
        return LedgerBooks.taken(observer);
    }

    @Override
    public long available() {
        return tape.records();
    }

    @Override
    public Duration processor() {
        return child.processor();
    }

    @Override
    public void stop() throws SQLException {
        child.close();
        observer.close();
        arena.disconnectAll(database);
    }

    @Override
    public Optional<String> fault() throws SQLException {
        LedgerBooks books;
        try (Connection connection = arena.connect(database)) {
            books = LedgerBooks.read(connection, tape.partitions());
            if (furtherWallet != null && LedgerBooks.units(connection, furtherWallet) == 0) {
                return Optional.of("no rule gave anything into the wallet " + furtherWallet);
            }
        }
        long taken = LongStream.of(books.nextOffsets()).sum();
        if (books.refused() > 0) {
            return Optional.of(books.refused() + " receipts became dead letters or conflicts");
        }
        return books.posted() == taken
                ? BalanceCheck.fault(tape.balances(books.nextOffsets()), books.balances(), hashes::of)
                : Optional.of(books.posted() + " receipts are posted, " + taken + " were consumed");
    }

    @Override
    public void close() throws SQLException {
        try {
            stop();
        } finally {
            arena.dropDatabase(database);
        }
    }
}
