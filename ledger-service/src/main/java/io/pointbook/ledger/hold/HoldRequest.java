package io.pointbook.ledger.hold;

import io.pointbook.ledger.door.Requests;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it takes to place a hold. */
record HoldRequest(String holdId, String memberId, String wallet, long points, Duration expiresIn) {
    static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);

    // '#' and '/' have a meaning of their own in the ids of events and entries
    private static final Pattern HOLD_ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

    static HoldRequest of(PlaceHold body) {
        return new HoldRequest(
                ownId(body.holdId(), "holdId"),
                Requests.given(body.memberId(), "memberId"),
                Requests.wallet(body.wallet()),
                Requests.points(body.points()),
                Requests.life(body.expiresIn(), DEFAULT_LIFE));
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
}
