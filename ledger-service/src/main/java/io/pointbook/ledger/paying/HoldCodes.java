package io.pointbook.ledger.paying;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.ProgrammeOf;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.hold.HoldRow;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a customer shows instead of a hold's id: digits that live for minutes, one code for each hold. */
public final class HoldCodes {
    static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);

    /** Of ten thousand codes in the table so many in a row are taken once in 10^60. */
    static final int MOST_DRAWN = 10;

    /** Currencies that one look-up reckons in. */
    static final int MOST_CURRENCIES = 10;

    private static final int CREATED = 201;

    private final AccountDoor door;
    private final ProgrammeSource programmes;
    private final RandomGenerator random;

    /** @param random that nobody can foretell */
    public HoldCodes(AccountDoor door, ProgrammeSource programmes, RandomGenerator random) {
        this.door = door;
        this.programmes = programmes;
        this.random = random;
    }

    /** Answers a {@link HoldCode}; it takes the place of the hold's code so far. */
    Answer make(@Nullable String key, String holdId, MakeCode body) throws Exception {
        var life = Requests.life(body.expiresIn(), DEFAULT_LIFE);
        var request = IdempotentRequest.of(key, "POST", "/holds/" + holdId + "/code", new MakeCode(life.toString()));
        return door.writeOnce(request, transaction -> {
            var connection = transaction.connection();
            var now = door.now();
            var hold = open(connection, holdId, now);
            var ends = now.plus(life);
            var row = new HoldCodeRow(
                    drawn(connection), holdId, now, ends.isBefore(hold.expiresAt()) ? ends : hold.expiresAt(), false);
            transaction.writeRows(row::write);
            return Answer.of(CREATED, new HoldCode(row.code(), holdId, hold.points(), row.expiresAt()));
        });
    }

    private String drawn(Connection connection) throws SQLException {
        for (int i = 0; i < MOST_DRAWN; i++) {
            var code = CodeDigits.next(random);
            if (!HoldCodeRow.isTaken(connection, code)) {
                return code;
            }
        }
        throw new IllegalStateException("no free code in " + MOST_DRAWN + " draws: chance does not work");
    }

    /** @param currencies in which its worth is asked for */
    HeldByCode look(String typed, List<String> currencies) throws Exception {
        if (currencies.size() > MOST_CURRENCIES) {
            throw Requests.invalid("'currency' may stand " + MOST_CURRENCIES + " times at most.");
        }
        currencies.forEach(Requests::currency);
        var code = CodeDigits.read(typed);
        if (code == null) {
            throw LedgerProblem.MISTYPED_CODE.because("A code has " + CodeDigits.LENGTH
                    + " digits, and the last one follows from the others: here it does not. Read or type it again.");
        }
        return door.look(transaction -> look(transaction.connection(), code, currencies));
    }

    private HeldByCode look(Connection connection, String code, List<String> currencies) throws SQLException {
        var now = door.now();
        var row = HoldCodeRow.find(connection, code);
        if (row == null) {
            throw LedgerProblem.UNKNOWN_CODE.because(
                    "No hold has this code, or it is long over. The customer asks for a new one: POST /holds/{holdId}/code.");
        }
        if (row.replaced()) {
            throw LedgerProblem.CODE_REPLACED.because(
                    "The customer has asked for a newer code since. Read the one that he shows now.");
        }
        var hold = open(connection, row.holdId(), now);
        if (!row.expiresAt().isAfter(now)) {
            throw LedgerProblem.CODE_EXPIRED.because(
                    "Its time is over, but the hold is still there. The customer asks for a new code:"
                            + " POST /holds/{holdId}/code.");
        }
        return new HeldByCode(
                hold.holdId(),
                hold.memberId(),
                hold.wallet(),
                hold.points(),
                row.expiresAt(),
                hold.expiresAt(),
                worth(connection, hold, currencies, now));
    }

    private static HoldRow open(Connection connection, String holdId, Instant now) throws SQLException {
        var hold = HoldRow.find(connection, holdId);
        if (hold == null) {
            throw AccountDoor.unknownHold();
        }
        hold.requireOpen(now);
        return hold;
    }

    /** Absent where nobody asked, and where the wallet does not pay at tills. */
    private @Nullable List<Worth.InCurrency> worth(
            Connection connection, HoldRow hold, List<String> currencies, Instant now) throws SQLException {
        if (currencies.isEmpty()) {
            return null;
        }
        var programme = ProgrammeOf.member(connection, door, programmes, hold.memberId(), now);
        return programme.wallet().equals(hold.wallet())
                ? currencies.stream()
                        .map(currency -> new Worth.InCurrency(currency, programme.amountPaid(currency, hold.points())))
                        .toList()
                : null;
    }
}
