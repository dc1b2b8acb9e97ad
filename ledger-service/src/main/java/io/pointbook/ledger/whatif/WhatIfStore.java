package io.pointbook.ledger.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.whatif.WhatIfAnswer.Progress;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code what_if}: jobs as every instance sees them. */
final class WhatIfStore {
    /** Jobs that can be asked for, the latest ones; those that are not over are never forgotten. */
    static final int JOBS_KEPT = 50;

    /** Older ones are forgotten, however few there are. */
    static final Duration KEPT_FOR = Duration.ofDays(30);

    /** An instance says every second that it works on a job: one that is silent for so long was stopped. */
    static final Duration SILENT_AT_MOST = Duration.ofSeconds(30);

    /** Why a job was interrupted. */
    static final String STOPPED =
            "The instance of the service that worked on it was stopped. Ask the same again: it begins anew.";

    private static final String OPEN = "state in ('WAITING', 'RUNNING')";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccountDoor door;

    WhatIfStore(AccountDoor door) {
        this.door = door;
    }

    /** A job as it stands in the table. */
    record Row(WhatIfAnswer answer, JsonNode asked) {
        boolean asks(String programmeId, WhatIfBody body) {
            return answer.programmeId().equals(programmeId) && asked.equals(json(body));
        }
    }

    @Nullable
    Row find(String whatIfId) throws Exception {
        return rows("what_if_id = ?", whatIfId).stream().findFirst().orElse(null);
    }

    /** Jobs about a programme that are not over, the oldest first. */
    List<Row> open(String programmeId) throws Exception {
        return rows(OPEN + " and programme_id = ? order by asked_at", programmeId).stream()
                .filter(row -> !row.answer().state().isOver())
                .toList();
    }

    private List<Row> rows(String where, String parameter) throws Exception {
        return door.read(transaction -> {
            try (var query = transaction.connection().prepareStatement("""
                    select what_if_id, programme_id, state, period_from, period_until, asked_at, done, total, cause,
                        result, asked, heard_at from what_if where """ + " " + where)) {
                query.setString(1, parameter);
                var found = new ArrayList<Row>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(row(rows));
                    }
                }
                return found;
            }
        });
    }

    private Row row(ResultSet row) throws SQLException, JsonProcessingException {
        var state = State.valueOf(row.getString(3));
        boolean silent = !state.isOver() && instant(row, 12).isBefore(silentSince());
        var result = row.getString(10);
        return new Row(
                new WhatIfAnswer(
                        row.getString(1),
                        row.getString(2),
                        silent ? State.INTERRUPTED : state,
                        instant(row, 4),
                        instant(row, 5),
                        instant(row, 6),
                        new Progress(row.getLong(7), row.getLong(8)),
                        silent ? STOPPED : row.getString(9),
                        result == null ? null : JSON.readValue(result, WhatIfResult.class)),
                JSON.readTree(row.getString(11)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private Instant silentSince() {
        return door.now().minus(SILENT_AT_MOST);
    }

    /** Takes a job in; false where there is one of this id that was not interrupted. */
    boolean begin(Question question) throws Exception {
        return door.write(transaction -> {
            try (var insert = transaction.connection().prepareStatement("""
                    insert into what_if (what_if_id, programme_id, asked, asked_at, period_from, period_until, state,
                        heard_at)
                    values (?, ?, ?, ?, ?, ?, 'WAITING', ?)
                    on conflict (what_if_id) do update set programme_id = excluded.programme_id,
                        asked = excluded.asked, asked_at = excluded.asked_at, period_from = excluded.period_from,
                        period_until = excluded.period_until, state = excluded.state, heard_at = excluded.heard_at,
                        done = 0, total = 0, cause = null, result = null
                    where what_if.state = 'INTERRUPTED'
                        or what_if.state in ('WAITING', 'RUNNING') and what_if.heard_at < ?""")) {
                insert.setString(1, question.whatIfId());
                insert.setString(2, question.programmeId());
                insert.setString(3, json(question.asked()).toString());
                insert.setTimestamp(4, Timestamp.from(question.askedAt()));
                insert.setTimestamp(5, Timestamp.from(question.from()));
                insert.setTimestamp(6, Timestamp.from(question.until()));
                insert.setTimestamp(7, Timestamp.from(door.now()));
                insert.setTimestamp(8, Timestamp.from(silentSince()));
                boolean begun = insert.executeUpdate() == 1;
                forgetOld(transaction.connection());
                return begun;
            }
        });
    }

    private void forgetOld(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("delete from what_if where not (" + OPEN
                + " and heard_at >= ?) and (asked_at < ? or what_if_id not in ("
                + "select what_if_id from what_if order by asked_at desc, what_if_id limit " + JOBS_KEPT
                + "))")) {
            delete.setTimestamp(1, Timestamp.from(silentSince()));
            delete.setTimestamp(2, Timestamp.from(door.now().minus(KEPT_FOR)));
            delete.executeUpdate();
        }
    }

    /** Says how far a job is; false where it goes on no more: somebody has cancelled it, or begun it anew. */
    boolean keep(WhatIfAnswer answer) throws Exception {
        return door.write(transaction -> {
            try (var update = transaction
                    .connection()
                    .prepareStatement(
                            "update what_if set state = ?, done = ?, total = ?, cause = ?, result = ?, heard_at = ?"
                                    + " where what_if_id = ? and asked_at = ? and " + OPEN)) {
                update.setString(1, answer.state().name());
                update.setLong(2, answer.progress().done());
                update.setLong(3, answer.progress().of());
                update.setString(4, answer.cause());
                update.setString(5, answer.result() == null ? null : JSON.writeValueAsString(answer.result()));
                update.setTimestamp(6, Timestamp.from(door.now()));
                update.setString(7, answer.whatIfId());
                update.setTimestamp(8, Timestamp.from(answer.askedAt()));
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Stops a job, whichever instance works on it; one that is over stays as it is. */
    void cancel(String whatIfId) throws Exception {
        change("update what_if set state = 'CANCELLED' where what_if_id = ? and " + OPEN, whatIfId);
    }

    /** As though it had never been asked. */
    void forget(String whatIfId) throws Exception {
        change("delete from what_if where what_if_id = ?", whatIfId);
    }

    private void change(String sql, String whatIfId) throws Exception {
        door.write(transaction -> {
            try (var statement = transaction.connection().prepareStatement(sql)) {
                statement.setString(1, whatIfId);
                return statement.executeUpdate();
            }
        });
    }

    /** The question alone, written and read: two that say the same are equal then, however their numbers came in. */
    private static JsonNode json(WhatIfBody body) {
        try {
            return JSON.readTree(JSON.writeValueAsString(body.withoutId()));
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("a question that was read cannot be written", wrong);
        }
    }
}
