package io.pointbook.ledger.conflict;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what an operator has to look at, the open ones first, and takes his word. */
public final class Conflicts {
    static final String KEEP_FIRST = "KEEP_FIRST";

    private static final int OK = 200;
    private static final int CURSOR_PARTS = 3;

    private final AccountDoor door;

    public Conflicts(AccountDoor door) {
        this.door = door;
    }

    /** Open before resolved, then the newest first. One that is resolved while somebody turns pages moves to the end. */
    ConflictPage page(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return door.read(transaction -> {
            var found = find(transaction.connection(), limit + 1, from);
            if (found.size() <= limit) {
                return new ConflictPage(found, null);
            }
            var shown = found.subList(0, limit);
            var last = shown.getLast();
            return new ConflictPage(
                    List.copyOf(shown),
                    Cursor.of(last.isOpen() ? 0 : 1, micros(last.arrivedAt()), last.conflictId())
                            .text());
        });
    }

    private static List<ReceiptConflict> find(Connection connection, int limit, @Nullable Cursor from)
            throws SQLException {
        // one group after the other, so that the index of the open ones serves the page that is asked for most
        var found = new ArrayList<ReceiptConflict>();
        long group = from == null ? 0 : from.number(0);
        if (group == 0) {
            found.addAll(find(connection, "resolved_at is null", limit, from));
        }
        if (found.size() < limit) {
            found.addAll(find(connection, "resolved_at is not null", limit - found.size(), group == 0 ? null : from));
        }
        return found;
    }

    private static List<ReceiptConflict> find(Connection connection, String group, int limit, @Nullable Cursor from)
            throws SQLException {
        var after = from == null ? "" : " and (arrived_at < ? or arrived_at = ? and conflict_id > ?)";
        try (var query = connection.prepareStatement("select " + ReceiptConflict.COLUMNS + " from conflict where "
                + group + after + " order by arrived_at desc, conflict_id limit ?")) {
            int parameter = 1;
            if (from != null) {
                var arrived = Timestamp.from(instant(from.number(1)));
                query.setTimestamp(parameter++, arrived);
                query.setTimestamp(parameter++, arrived);
                query.setString(parameter++, from.parts().get(2));
            }
            query.setInt(parameter, limit);
            var found = new ArrayList<ReceiptConflict>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(ReceiptConflict.from(rows));
                }
            }
            return found;
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Says what becomes of a conflict; the same again changes nothing. */
    Answer resolve(@Nullable String key, String actor, String conflictId, ResolveBody body) throws Exception {
        if (!KEEP_FIRST.equals(body.resolution())) {
            throw Requests.invalid(
                    "'resolution' is KEEP_FIRST: the content that came first stays. To correct points, POST"
                            + " /members/{memberId}/adjustments.");
        }
        var note = Requests.reason(body.note(), "note");
        var request = IdempotentRequest.of(key, "POST", "/conflicts/" + conflictId + "/resolution", body);
        return door.writeOnce(request, transaction -> Answer.of(OK, resolve(transaction, actor, conflictId, note)));
    }

    private ReceiptConflict resolve(OpenTransaction transaction, String actor, String conflictId, String note)
            throws SQLException {
        var before = locked(transaction.connection(), conflictId);
        if (!before.isOpen()) {
            if (!note.equals(before.note())) {
                throw LedgerProblem.ALREADY_RESOLVED.because(
                        "The conflict was resolved before with another note. GET /conflicts shows by whom.");
            }
            return before;
        }
        var now = door.now();
        transaction.writeRows(connection -> write(connection, conflictId, note, actor, now));
        return new ReceiptConflict(
                before.conflictId(),
                before.receipt(),
                before.topic(),
                before.partition(),
                before.offset(),
                before.recordTime(),
                before.arrivedAt(),
                KEEP_FIRST,
                note,
                actor,
                now);
    }

    private static ReceiptConflict locked(Connection connection, String conflictId) throws SQLException {
        try (var query = connection.prepareStatement(
                "select " + ReceiptConflict.COLUMNS + " from conflict where conflict_id = ? for update")) {
            query.setString(1, conflictId);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw LedgerProblem.UNKNOWN_CONFLICT.because(
                            "No conflict has this conflictId. GET /conflicts lists them.");
                }
                return ReceiptConflict.from(rows);
            }
        }
    }

    private static void write(Connection connection, String conflictId, String note, String actor, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update conflict set resolution = ?, note = ?, resolved_by = ?, resolved_at = ? where conflict_id = ?""")) {
            update.setString(1, KEEP_FIRST);
            update.setString(2, note);
            update.setString(3, actor);
            update.setTimestamp(4, Timestamp.from(now));
            update.setString(5, conflictId);
            update.executeUpdate();
        }
    }
}
