package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.account.Tag;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.memberevent.MemberEvent.Person;
import io.pointbook.ledger.memberevent.MemberEventRows.Row;
import io.pointbook.ledger.memberevent.MemberEventRows.State;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists events that name somebody whom nobody knows, and takes an operator's word. */
public final class MemberEvents {
    private static final int CURSOR_PARTS = 2;

    private final AccountDoor door;
    private final Supplier<String> codes;

    /** @param codes draws codes of coupons that nobody can guess */
    public MemberEvents(AccountDoor door, Supplier<String> codes) {
        this.door = door;
        this.codes = codes;
    }

    MemberEventPage unresolved(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return door.read(transaction -> {
            var found = MemberEventRows.unresolved(
                    transaction.connection(),
                    limit + 1,
                    from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS),
                    from == null ? "" : from.parts().get(1));
            var shown = found.stream().limit(limit).map(MemberEventAnswer::of).toList();
            if (found.size() <= limit) {
                return new MemberEventPage(shown, null);
            }
            var last = shown.getLast();
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.arrivedAt());
            return new MemberEventPage(shown, Cursor.of(micros, last.eventId()).text());
        });
    }

    /** The same resolution again changes nothing. */
    MemberEventAnswer resolve(String actor, String eventId, ResolveMemberEventBody body) throws Exception {
        var state = state(body.resolution());
        var note = Requests.reason(body.note(), "note");
        if (body.team() != null && !Tag.isOne(body.team())) {
            throw Requests.invalid("'team': " + Tag.EXPECTED + ".");
        }
        return door.write(transaction -> {
            var before = MemberEventRows.locked(transaction.connection(), eventId);
            if (before == null) {
                throw LedgerProblem.UNKNOWN_EVENT.because(
                        "No event about a member has this eventId. GET /member-events lists the unresolved ones.");
            }
            if (before.state() != State.UNRESOLVED) {
                return asBefore(before, state, note);
            }
            if (state == State.POSTED) {
                post(transaction, before.event(), body);
            }
            var now = door.now();
            transaction.writeRows(connection -> MemberEventRows.resolve(connection, eventId, state, actor, note, now));
            return MemberEventAnswer.of(new Row(before.event(), state, null, before.arrivedAt(), now, actor, note));
        });
    }

    private static State state(@Nullable String resolution) {
        if ("POST".equals(resolution)) {
            return State.POSTED;
        }
        if ("DISMISS".equals(resolution)) {
            return State.DISMISSED;
        }
        throw Requests.invalid("'resolution' is POST or DISMISS.");
    }

    private static MemberEventAnswer asBefore(Row before, State state, String note) {
        if (before.state() != state || !note.equals(before.note())) {
            throw LedgerProblem.ALREADY_RESOLVED.because("The event is " + before.state() + " already"
                    + (before.resolvedBy() == null ? "." : ", by " + before.resolvedBy() + "."));
        }
        return MemberEventAnswer.of(before);
    }

    private void post(OpenTransaction transaction, MemberEvent event, ResolveMemberEventBody body) throws SQLException {
        var asked = event.with(person(body.memberId()), person(body.referredBy()), body.team());
        var outcome = new MemberEventPosting(door.sit(transaction), transaction.connection(), codes, door.now())
                .postAgain(asked);
        if (outcome.cause() != null) {
            throw LedgerProblem.STILL_UNRESOLVED.because(
                    "It still cannot be posted: " + outcome.cause() + ". Name somebody else, or DISMISS it.");
        }
    }

    private static @Nullable Person person(@Nullable String memberId) {
        return memberId == null ? null : new Person(memberId, null);
    }
}
