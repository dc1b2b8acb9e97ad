package io.pointbook.rewards.code;

import io.pointbook.rewards.door.CheckedCode;
import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.redeeming.LedgerTrouble;
import io.pointbook.rewards.redeeming.PointsLedger;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.OpenTransaction;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Codes are issued in bulk, and members enter them. */
public final class Codes {
    /** Codes of one transaction: well under the longest time of a statement. */
    static final int CHUNK = 20_000;

    private static final List<String> COLUMNS = List.of("number", "code");

    private final Transactions transactions;
    private final PointsLedger ledger;

    public Codes(Transactions transactions, PointsLedger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /** Makes a series with all its codes, or raises their number. What was broken off goes on. */
    CodeSeries put(String seriesId, SeriesBody body, String actor) throws Exception {
        var id = Requests.id(seriesId, "seriesId");
        var asked = body.checked();
        var series = transactions.write(transaction -> begun(transaction, id, asked, actor));
        if (series.kind() == CodeSeries.Kind.UNIQUE) {
            var maker = new CodeMaker(transactions.write(transaction -> CodeRows.key(transaction.connection())));
            while (series.issued() < series.count()) {
                series = transactions.write(transaction -> issue(transaction, id, maker));
            }
        }
        return series;
    }

    private CodeSeries begun(OpenTransaction transaction, String seriesId, SeriesBody body, String actor)
            throws SQLException {
        var connection = transaction.connection();
        boolean isNew = CodeRows.insert(connection, seriesId, body, actor, transactions.now());
        var series = Objects.requireNonNull(CodeRows.lock(connection, seriesId));
        if (isNew && series.kind() == CodeSeries.Kind.SHARED) {
            share(transaction, series, body.word());
        }
        if (series.kind() != body.kind() || !series.terms().equals(body.terms())) {
            throw RequestProblem.DIFFERENT_REQUEST.because(
                    "This seriesId was used before for another series: only 'count' may grow.");
        }
        long count = Objects.requireNonNull(body.count());
        if (count > series.count()) {
            CodeRows.raise(connection, seriesId, count);
        }
        return Objects.requireNonNull(CodeRows.find(connection, seriesId));
    }

    private static void share(OpenTransaction transaction, CodeSeries series, @Nullable String word)
            throws SQLException {
        var connection = transaction.connection();
        var code = word == null
                ? new CodeMaker(CodeRows.key(connection)).code(series.number(), 0)
                : Objects.requireNonNull(CheckedCode.of(word));
        if (!CodeRows.share(connection, series, code)) {
            throw RewardsProblem.CODE_TAKEN.because("Another series has the code " + code + ". Choose another word.");
        }
    }

    private static CodeSeries issue(OpenTransaction transaction, String seriesId, CodeMaker maker) throws SQLException {
        var series = Objects.requireNonNull(CodeRows.lock(transaction.connection(), seriesId));
        long until = Math.min(series.count(), series.issued() + CHUNK);
        var codes = new ArrayList<String>(CHUNK);
        for (long number = series.issued() + 1; number <= until; number++) {
            codes.add(maker.code(series.number(), number));
        }
        if (!codes.isEmpty()) {
            CodeRows.copy(transaction.connection(), series, codes);
        }
        return Objects.requireNonNull(CodeRows.find(transaction.connection(), seriesId));
    }

    CodeSeries find(String seriesId) throws Exception {
        return transactions.read(transaction -> {
            var series = CodeRows.find(transaction.connection(), seriesId);
            if (series == null) {
                throw unknownSeries();
            }
            return series;
        });
    }

    private static Refused unknownSeries() {
        return RewardsProblem.UNKNOWN_SERIES.because(
                "No series has this seriesId: PUT /code-series/{seriesId} makes one.");
    }

    /** All codes of a series, in their order. */
    StreamingOutput csv(String seriesId) throws Exception {
        int series = find(seriesId).number();
        return Csv.<CodeRows.Numbered>write(
                COLUMNS,
                (last, limit) ->
                        transactions.read(transaction -> CodeRows.codes(transaction.connection(), series, last, limit)),
                code -> List.of(code.number(), code.code()));
    }

    /** A member entered a code, and gets its coupon. A repeat goes on where the first one stands. */
    Claim claim(Claim.Body body) throws Exception {
        var asked = body.checked();
        if (!CheckedCode.isRight(asked.code())) {
            throw RewardsProblem.CODE_MISTYPED.because(
                    "Look at the code again: a character is wrong, or two are exchanged.");
        }
        try {
            if (ledger.standing(asked.memberId(), false, false) == null) {
                throw RewardsProblem.UNKNOWN_MEMBER.because(
                        "No member has this memberId: the ledger does not know him.");
            }
            var claimed = transactions.write(transaction -> claimed(transaction, asked));
            return claimed.couponCode() == null ? issued(claimed) : claimed;
        } catch (LedgerTrouble _) {
            throw RewardsProblem.LEDGER_UNAVAILABLE.because(
                    "The coupon could not be issued yet. Repeat the request with the same claimId.");
        }
    }

    private Claim claimed(OpenTransaction transaction, Claim asked) throws SQLException {
        var connection = transaction.connection();
        var before = CodeRows.claim(connection, asked.claimId());
        if (before != null) {
            return repeated(before, asked);
        }
        var series = CodeRows.ofCode(connection, asked.code());
        if (series == null) {
            throw RewardsProblem.UNKNOWN_CODE.because("Nobody issued this code.");
        }
        var until = series.validUntil();
        if (until != null && !transactions.now().isBefore(until)) {
            throw RewardsProblem.CODE_EXPIRED.because("The code could be entered until " + until + ".");
        }
        if (!CodeRows.insert(connection, asked, once(series, asked), transactions.now())) {
            var meanwhile = CodeRows.claim(connection, asked.claimId());
            if (meanwhile != null) {
                return repeated(meanwhile, asked);
            }
            throw RewardsProblem.CODE_USED.because("The code was entered before, and is good for one time.");
        }
        if (series.kind() == CodeSeries.Kind.SHARED && !CodeRows.count(connection, series.seriesId())) {
            throw RewardsProblem.CODE_USED.because("The code was entered by as many members as may.");
        }
        return asked;
    }

    private static Claim repeated(Claim before, Claim asked) {
        if (!before.code().equals(asked.code()) || !before.memberId().equals(asked.memberId())) {
            throw RequestProblem.DIFFERENT_REQUEST.because("This claimId was used before for another claim.");
        }
        return before;
    }

    /** What a claim uses up. */
    private static String once(CodeSeries series, Claim claim) {
        return series.kind() == CodeSeries.Kind.UNIQUE ? claim.code() : claim.code() + ":" + claim.memberId();
    }

    /** Asks the ledger for the coupon, under an id that makes a repeat the same. */
    private Claim issued(Claim claim) throws Exception {
        var series = transactions.read(
                transaction -> Objects.requireNonNull(CodeRows.ofCode(transaction.connection(), claim.code())));
        var offer = series.coupon();
        var coupon = ledger.issueCoupon(
                CodeRows.couponId(once(series, claim)),
                series.kind() == CodeSeries.Kind.UNIQUE ? claim.code() : null,
                claim.memberId(),
                offer.benefit(),
                claimedUntil(claim, offer.validFor()),
                "code series " + series.seriesId());
        transactions.write(transaction -> {
            CodeRows.issued(transaction.connection(), claim.claimId(), coupon);
            return true;
        });
        return new Claim(claim.claimId(), claim.code(), claim.memberId(), coupon);
    }

    private @Nullable Instant claimedUntil(Claim claim, @Nullable Duration validFor) throws Exception {
        return validFor == null
                ? null
                : transactions
                        .read(transaction -> CodeRows.claimedAt(transaction.connection(), claim.claimId()))
                        .plus(validFor);
    }
}
