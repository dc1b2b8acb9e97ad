package io.pointbook.ledger.hold;

import io.pointbook.ledger.door.Requests;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it takes to place a hold. */
record HoldRequest(String holdId, String memberId, String wallet, long points, Duration expiresIn) {
    static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);
    static final Duration LONGEST_LIFE = Duration.ofDays(7);

    // '#' and '/' have a meaning of their own in the ids of events and entries
    private static final Pattern HOLD_ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

    static HoldRequest of(PlaceHold body) {
        return new HoldRequest(
                ownId(body.holdId(), "holdId"),
                Requests.given(body.memberId(), "memberId"),
                Requests.wallet(body.wallet()),
                Requests.points(body.points()),
                life(body.expiresIn()));
    }

    /** An id of the caller's own. */
    static String ownId(@Nullable String id, String member) {
        String given = Requests.given(id, member);
        if (!HOLD_ID.matcher(given).matches()) {
            throw Requests.invalid("'" + member + "' is an id of your own: 1 to 128 letters, digits and . _ : ~ -");
        }
        return given;
    }

    /** The same on the account of the member's household. */
    HoldRequest on(String account) {
        return new HoldRequest(holdId, account, wallet, points, expiresIn);
    }

    private static Duration life(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIFE;
        }
        try {
            var life = Duration.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (life.isPositive() && life.compareTo(LONGEST_LIFE) <= 0) {
                return life;
            }
        } catch (DateTimeParseException _) {
            throw invalidLife();
        }
        throw invalidLife();
    }

    private static RuntimeException invalidLife() {
        return Requests.invalid("'expiresIn' is an ISO 8601 duration above zero, P7D at most, such as PT15M.");
    }
}
