package io.pointbook.ledger.coupon;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A coupon kept for one purchase, for a while.
 *
 * @param askedFor the member who wants to use it, where the caller said so
 * @param end how it ended; absent while it lasts
 */
public record Reservation(
        String id,
        @Nullable String askedFor,
        Instant since,
        Instant expiresAt,
        @Nullable End end,
        @Nullable Instant endedAt) {

    /** How a reservation ends. */
    public enum End {
        RELEASED,
        LAPSED,
        REDEEMED,
        WITHDRAWN
    }

    Reservation ended(End how, Instant when) {
        return new Reservation(id, askedFor, since, expiresAt, how, when);
    }

    /** Whether it keeps the coupon at that moment. */
    boolean covers(Instant moment) {
        return !moment.isBefore(since) && moment.isBefore(expiresAt) && (endedAt == null || moment.isBefore(endedAt));
    }

    /** Whether a request is the one that made it; how long is asked matters, not when. */
    boolean isSame(CouponCommand.ReserveCoupon ask) {
        return Objects.equals(askedFor, ask.askedFor())
                && java.time.Duration.between(since, expiresAt)
                        .equals(java.time.Duration.between(ask.at(), ask.expiresAt()));
    }
}
