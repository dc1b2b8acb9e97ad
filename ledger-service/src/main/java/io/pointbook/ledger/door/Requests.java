package io.pointbook.ledger.door;

import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.programme.Currencies;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be true of a request's values before anybody is asked. */
public final class Requests {
    /** Nobody moves more by hand in one go; sums over a life stay far from the end of a long. */
    public static final long MOST_POINTS = 1_000_000_000_000L;

    /** Longest reason or note, in characters. */
    public static final int LONGEST_REASON = 500;

    /** No hold, and nothing that stands for one, lasts longer. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(7);

    private static final String POINTS = "points";

    private Requests() {}

    /** The body itself. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw RequestProblem.MALFORMED_REQUEST.because("The request needs a body: a JSON object.");
        }
        return body;
    }

    /** A value that must be there. */
    public static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw invalid("'" + name + "' is missing.");
        }
        return value;
    }

    /** Points, one at least. */
    public static long points(@Nullable Long points) {
        long given = given(points, "points");
        if (given < 1 || given > MOST_POINTS) {
            throw invalid("'points' is a whole number from 1 to " + MOST_POINTS + ".");
        }
        return given;
    }

    /** Why somebody does something, for those who read it later. */
    public static String reason(@Nullable String reason, String name) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw invalid("'" + name + "' says why, in 1 to " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    /** The wallet that is meant: points unless another is named. */
    public static String wallet(@Nullable String wallet) {
        return wallet == null ? POINTS : wallet;
    }

    /** Refuses a wallet that the member's programme does not have, or does not let anybody spend. */
    public static void requireWallet(boolean there, String wallet) {
        if (!there) {
            throw LedgerProblem.UNKNOWN_WALLET.because("The member's programme has no wallet '" + wallet
                    + "' for this. Its balance shows which there are.");
        }
    }

    /** A receipt's identity. */
    public static ReceiptId receipt(@Nullable String text) {
        try {
            return ReceiptId.parse(given(text, "receipt"));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw invalid("'receipt' is store/workstation/businessDay/sequenceNumber, such as S1/W1/2026-03-02/7.");
        }
    }

    /** How long something of the caller's lasts: ISO 8601, above zero, {@link #LONGEST_LIFE} at most. */
    public static Duration life(@Nullable String expiresIn, Duration otherwise) {
        if (expiresIn == null) {
            return otherwise;
        }
        try {
            var life = Duration.parse(expiresIn).truncatedTo(ChronoUnit.MILLIS);
            if (life.isPositive() && life.compareTo(LONGEST_LIFE) <= 0) {
                return life;
            }
        } catch (DateTimeParseException _) {
            throw invalidLife();
        }
        throw invalidLife();
    }

    private static Refused invalidLife() {
        return invalid("'expiresIn' is an ISO 8601 duration above zero, P7D at most, such as PT15M.");
    }

    /** A currency by ISO 4217. */
    public static String currency(@Nullable String currency) {
        if (!Currencies.isOne(given(currency, "currency"))) {
            throw LedgerProblem.UNKNOWN_CURRENCY.because(
                    "'currency' is a code of ISO 4217 in capitals, such as PLN: ISO 4217 has none like this.");
        }
        return Objects.requireNonNull(currency);
    }

    public static Refused invalid(String detail) {
        return RequestProblem.INVALID_REQUEST.because(detail);
    }
}
