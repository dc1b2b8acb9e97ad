package io.pointbook.ledger.coupon;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The use of a coupon.
 *
 * @param id the caller's; absent where a receipt did it
 * @param named the receipt that the caller named
 * @param receipt the receipt that it was used on, as far as it is known
 */
public record Redemption(
        @Nullable String id,
        @Nullable String reservationId,
        @Nullable String usedBy,
        @Nullable String named,
        @Nullable String receipt,
        Instant at) {

    Redemption confirmed(String by) {
        return new Redemption(id, reservationId, usedBy, named, by, at);
    }

    boolean isSame(CouponCommand.RedeemCoupon ask) {
        return Objects.equals(reservationId, ask.reservationId())
                && Objects.equals(usedBy, ask.askedFor())
                && Objects.equals(named, ask.receipt());
    }
}
