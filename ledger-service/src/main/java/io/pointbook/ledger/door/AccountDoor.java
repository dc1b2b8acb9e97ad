package io.pointbook.ledger.door;

import io.pointbook.ledger.account.AccountRefusal;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.Attempts;
import io.pointbook.runtime.http.IdempotencyKeys;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.transaction.OpenTransaction;
import io.pointbook.runtime.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from a request to an account and to stored events: one transaction, repeated where it lost a race. */
public final class AccountDoor {
    /** No statement of a request waits longer than a request is tried: the caller is told to come again instead. */
    private static final Duration PATIENCE = Attempts.LONGEST;

    private final AccountDesk desk;
    private final IdempotencyKeys keys;
    private final Attempts attempts;
    private final Clock clock;

    public AccountDoor(AccountDesk desk, Clock clock) {
        this.desk = desk;
        this.keys = new IdempotencyKeys(clock);
        this.attempts = new Attempts();
        this.clock = clock;
    }

    /** Now, as exactly as the database keeps it: a repeat must read what the first answer said. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads, decides and writes. What an account refuses becomes a problem. */
    public <T extends @Nullable Object> T write(TransactionWork<T> work) throws Exception {
        try {
            return attempts.of(() -> desk.transactor().run(PATIENCE, work));
        } catch (AccountRefusal refusal) {
            throw Refusals.of(refusal);
        }
    }

    /** The same for a request with an Idempotency-Key: a repeat gets the first answer. */
    public Answer writeOnce(IdempotentRequest request, TransactionWork<Answer> work) throws Exception {
        return write(transaction -> keys.once(transaction, request, () -> work.in(transaction)));
    }

    /** Reads only. */
    public <T extends @Nullable Object> T read(TransactionWork<T> work) throws Exception {
        return attempts.of(() -> desk.transactor().readOnly(PATIENCE, work));
    }

    /** Sits down with accounts as {@link #write} does, but the database refuses whatever would be written. */
    public <T extends @Nullable Object> T look(TransactionWork<T> work) throws Exception {
        try {
            return attempts.of(() -> desk.transactor().look(PATIENCE, work));
        } catch (AccountRefusal refusal) {
            throw Refusals.of(refusal);
        }
    }

    /** Sits down with one member's account, locked and as the database has it: a request is refused only after that. */
    public Sitting sit(OpenTransaction transaction, String memberId) throws SQLException {
        requireMember(transaction.connection(), memberId);
        var sitting = desk.sit(transaction);
        sitting.lock(Set.of(memberId));
        sitting.refresh(Set.of(memberId));
        return sitting;
    }

    /** Sits down with an account, where there is one, and with coupons; all of them as the database has them. */
    public Sitting look(OpenTransaction transaction, @Nullable String memberId, Collection<String> couponIds) {
        var members = memberId == null ? Set.<String>of() : Set.of(memberId);
        var sitting = desk.sit(transaction);
        sitting.lock(members, couponIds);
        if (memberId != null) {
            sitting.refresh(members);
        }
        return sitting;
    }

    /** Sits down to open an account that does not exist yet. */
    public Sitting sitForNew(OpenTransaction transaction, String memberId) {
        var sitting = desk.sit(transaction);
        sitting.lock(Set.of(memberId));
        return sitting;
    }

    /** Sits down before it is known with whom: nothing is locked yet. */
    public Sitting sit(OpenTransaction transaction) {
        return desk.sit(transaction);
    }

    /** Sits down with a coupon that is there or is about to be, locked and as the database has it. */
    public Sitting sitWithCoupon(OpenTransaction transaction, String couponId) {
        var sitting = desk.sit(transaction);
        sitting.lock(Set.of(), Set.of(couponId));
        return sitting;
    }

    /** Reads stored events, in the open transaction where there is one. */
    public EventReader events() {
        return desk.events();
    }

    /**
     * The account that a member spends from and sees: the pool of his household, else his own. Refuses where there is no
     * such member.
     */
    public static String accountOf(Connection connection, String memberId) throws SQLException {
        try (var query = connection.prepareStatement("""
                select coalesce(household_id, member.member_id) from member
                left join household_member on household_member.member_id = member.member_id and left_at is null
                where member.member_id = ?""")) {
            query.setString(1, memberId);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw unknownMember();
                }
                return rows.getString(1);
            }
        }
    }

    /** Sits down with several accounts, locked and as the database has them. */
    public Sitting sit(OpenTransaction transaction, Set<String> memberIds) throws SQLException {
        for (String memberId : memberIds) {
            requireMember(transaction.connection(), memberId);
        }
        var sitting = desk.sit(transaction);
        sitting.lock(memberIds);
        sitting.refresh(memberIds);
        return sitting;
    }

    /** Refuses where there is no such member. */
    public static void requireMember(Connection connection, String memberId) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from member where member_id = ?")) {
            query.setString(1, memberId);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw unknownMember();
                }
            }
        }
    }

    public static Refused unknownMember() {
        return LedgerProblem.UNKNOWN_MEMBER.because(
                "No member has this memberId. POST /members enrols one, GET /members?card= finds one.");
    }

    public static Refused unknownHold() {
        return Refusals.unknownHold();
    }
}
