package io.pointbook.ledger.household;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountCommand.GivePoints;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountCommand.TakePoints;
import io.pointbook.ledger.account.AccountEvent.PointsTransferred;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Founds households, and lets members come and go. */
public final class Households {
    /** Members of one household at a time. */
    static final int MOST_MEMBERS = 20;

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final AccountDoor door;
    private final Supplier<String> ids;

    /** @param ids draws an id for each household, transfer and event */
    public Households(AccountDoor door, Supplier<String> ids) {
        this.door = door;
        this.ids = ids;
    }

    Answer found(@Nullable String key, String actor, JoinBody body) throws Exception {
        var founder = Requests.given(body.memberId(), "memberId");
        var request = IdempotentRequest.of(key, "POST", "/households", body);
        return door.writeOnce(request, transaction -> {
            var household = ids.get();
            var sitting = door.sit(transaction);
            AccountDoor.requireMember(transaction.connection(), founder);
            sitting.lock(Set.of(founder, household));
            sitting.refresh(Set.of(founder));
            var kind = sitting.account(founder).kind();
            sitting.tell(new OpenAccount(household, kind, null, true, door.now()));
            join(sitting, household, founder, actor, Boolean.TRUE.equals(body.bring()));
            return Answer.of(
                    CREATED,
                    new HouseholdAnswer(household, List.of(new HouseholdAnswer.Stay(founder, door.now(), null))));
        });
    }

    Answer join(@Nullable String key, String actor, String household, JoinBody body) throws Exception {
        var member = Requests.given(body.memberId(), "memberId");
        var request = IdempotentRequest.of(key, "POST", "/households/" + household + "/members", body);
        return door.writeOnce(request, transaction -> {
            var stays = known(transaction, household);
            if (!stays(transaction.connection(), member).isEmpty()) {
                throw Requests.invalid("A household does not join a household.");
            }
            var sitting = door.sit(transaction, Set.of(member, household));
            if (stays.stream().filter(stay -> stay.left() == null).count() >= MOST_MEMBERS) {
                throw Requests.invalid("A household has at most " + MOST_MEMBERS + " members.");
            }
            if (!sitting.account(member)
                    .kind()
                    .equals(sitting.account(household).kind())) {
                throw Requests.invalid("The members of a household are of one kind: "
                        + sitting.account(household).kind() + ".");
            }
            join(sitting, household, member, actor, Boolean.TRUE.equals(body.bring()));
            var all = new ArrayList<>(stays);
            all.add(new HouseholdAnswer.Stay(member, door.now(), null));
            return Answer.of(OK, new HouseholdAnswer(household, all));
        });
    }

    private void join(Sitting sitting, String household, String member, String actor, boolean bring) {
        var there = sitting.account(member).household();
        if (there != null) {
            throw LedgerProblem.IN_HOUSEHOLD.because(
                    there.equals(household)
                            ? "The member belongs to this household already."
                            : "The member belongs to another household. He has to leave it first.");
        }
        belong(sitting, Occasion.Kind.HOUSEHOLD_JOINED, household, member);
        var now = door.now();
        var wallet = sitting.programme(member, now).wallet();
        long active = active(sitting.account(member), wallet, now);
        if (bring && active > 0) {
            move(sitting, member, household, wallet, active, actor);
        }
    }

    /** What has expired meanwhile stays behind. */
    private static long active(Account account, String wallet, Instant now) {
        var book = new OpenBook(account.book(), "household", now);
        Clockwork.settle(book, now, Instant.MIN);
        return book.active(wallet);
    }

    Answer leave(@Nullable String key, String actor, String household, String member, LeaveBody body) throws Exception {
        var take = body.take() == null ? null : Long.valueOf(Requests.points(body.take()));
        var request = IdempotentRequest.of(
                key, "POST", "/households/" + household + "/members/" + member + "/departure", body);
        return door.writeOnce(request, transaction -> {
            if (known(transaction, household).stream()
                    .noneMatch(stay -> stay.memberId().equals(member))) {
                throw notThere(household);
            }
            var sitting = door.sit(transaction, Set.of(member, household));
            if (!household.equals(sitting.account(member).household())) {
                throw notThere(household);
            }
            belong(sitting, Occasion.Kind.HOUSEHOLD_LEFT, household, member);
            if (take != null) {
                var wallet = sitting.programme(household, door.now()).wallet();
                move(sitting, household, member, wallet, take, actor);
            }
            var left = known(transaction, household).stream()
                    .map(stay -> stay.memberId().equals(member) && stay.left() == null
                            ? new HouseholdAnswer.Stay(member, stay.joined(), door.now())
                            : stay)
                    .toList();
            return Answer.of(OK, new HouseholdAnswer(household, left));
        });
    }

    private static Refused notThere(String household) {
        return LedgerProblem.NOT_IN_HOUSEHOLD.because("GET /households/" + household + " shows who is.");
    }

    private void belong(Sitting sitting, Occasion.Kind kind, String household, String member) {
        var now = door.now();
        sitting.tell(new PostOccasion(
                "household:" + ids.get(),
                member,
                Occasion.with(kind, household, now),
                sitting.programme(member, now),
                now));
    }

    /** The points keep the end of their life. */
    private void move(Sitting sitting, String from, String to, String wallet, long points, String actor) {
        var transferId = ids.get();
        var now = door.now();
        var gone = (PointsTransferred)
                Objects.requireNonNull(sitting.tell(new GivePoints(from, transferId, wallet, points, to, actor, now)));
        sitting.tell(new TakePoints(to, transferId, wallet, gone.portions(), from, actor, now));
    }

    HouseholdAnswer find(String household) throws Exception {
        return door.read(transaction -> new HouseholdAnswer(household, known(transaction, household)));
    }

    private static List<HouseholdAnswer.Stay> known(OpenTransaction transaction, String household) throws SQLException {
        var stays = stays(transaction.connection(), household);
        if (stays.isEmpty()) {
            throw LedgerProblem.UNKNOWN_HOUSEHOLD.because(
                    "POST /households founds one. GET /members/{memberId}/balance names a member's household.");
        }
        return stays;
    }

    private static List<HouseholdAnswer.Stay> stays(Connection connection, String household) throws SQLException {
        var stays = new ArrayList<HouseholdAnswer.Stay>();
        try (var query = connection.prepareStatement("""
                select member_id, joined_at, left_at from household_member
                where household_id = ? order by joined_at, member_id""")) {
            query.setString(1, household);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var left = rows.getTimestamp(3);
                    stays.add(new HouseholdAnswer.Stay(
                            rows.getString(1), rows.getTimestamp(2).toInstant(), instant(left)));
                }
            }
        }
        return stays;
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
