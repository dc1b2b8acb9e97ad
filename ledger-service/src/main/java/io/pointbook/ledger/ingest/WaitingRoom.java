package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.receipt.ReceiptId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for which receipt, as far as one transaction is concerned, and the rows that follow from it. */
final class WaitingRoom {
    private final Map<ReceiptId, List<Waiter>> byOriginal = new HashMap<>();
    private final Map<ReceiptId, List<Waiter>> byReceipt = new HashMap<>();
    private final Set<Waiter> arrived = new LinkedHashSet<>();
    private final List<Waiter> left = new ArrayList<>();
    private final Instant now;

    WaitingRoom(Instant now) {
        this.now = now;
    }

    void add(Waiter waiter) {
        byOriginal.computeIfAbsent(waiter.original(), _ -> new ArrayList<>()).add(waiter);
        byReceipt.computeIfAbsent(waiter.receipt().id(), _ -> new ArrayList<>()).add(waiter);
        if (!waiter.stored()) {
            arrived.add(waiter);
        }
    }

    List<Waiter> waitingFor(ReceiptId original) {
        return List.copyOf(byOriginal.getOrDefault(original, List.of()));
    }

    /** Everybody who was in the table before. */
    List<Waiter> stored() {
        return byOriginal.values().stream()
                .flatMap(List::stream)
                .filter(Waiter::stored)
                .toList();
    }

    /** What this receipt waits for itself. */
    List<Waiter> waitsOf(ReceiptId receipt) {
        return List.copyOf(byReceipt.getOrDefault(receipt, List.of()));
    }

    void leave(Waiter waiter) {
        byOriginal.getOrDefault(waiter.original(), new ArrayList<>()).remove(waiter);
        byReceipt.getOrDefault(waiter.receipt().id(), new ArrayList<>()).remove(waiter);
        if (waiter.stored()) {
            left.add(waiter);
        } else {
            arrived.remove(waiter);
        }
    }

    void write(Connection connection) throws SQLException {
        delete(connection);
        if (arrived.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into waiting (original, event_id, number, since, is_void) values (?, ?, ?, ?, ?)")) {
            for (Waiter waiter : arrived) {
                insert.setString(1, waiter.original().toString());
                insert.setString(2, waiter.receipt().id().toString());
                insert.setInt(3, waiter.number());
                insert.setTimestamp(4, Timestamp.from(now));
                insert.setBoolean(5, ReceiptParts.voided(waiter.receipt()) != null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Lists as unmatched everybody who was in the table; all of them go on waiting. */
    void listUnmatched(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(
                "update waiting set unmatched = true where original = ? and event_id = ? and not unmatched")) {
            for (Waiter waiter : stored()) {
                update.setString(1, waiter.original().toString());
                update.setString(2, waiter.receipt().id().toString());
                changeOne(update);
            }
        }
    }

    /** Somebody else may have matched, voided or listed it since we read it: then read again and decide again. */
    private static void changeOne(PreparedStatement change) throws SQLException {
        if (change.executeUpdate() != 1) {
            throw new SQLTransientException("a waiting receipt was served elsewhere meanwhile", "40001");
        }
    }

    private void delete(Connection connection) throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from waiting where original = ? and event_id = ?")) {
            for (Waiter waiter : left) {
                delete.setString(1, waiter.original().toString());
                delete.setString(2, waiter.receipt().id().toString());
                changeOne(delete);
            }
        }
    }
}
