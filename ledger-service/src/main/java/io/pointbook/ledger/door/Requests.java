package io.pointbook.ledger.door;

import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;
import org.jspecify.annotations.Nullable;

/** What must be true of a request's values before anybody is asked. */
public final class Requests {
    /** Nobody moves more by hand in one go; sums over a life stay far from the end of a long. */
    public static final long MOST_POINTS = 1_000_000_000_000L;

    /** Longest reason or note, in characters. */
    public static final int LONGEST_REASON = 500;

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

    public static Refused invalid(String detail) {
        return RequestProblem.INVALID_REQUEST.because(detail);
    }
}
