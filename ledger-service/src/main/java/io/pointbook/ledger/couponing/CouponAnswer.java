package io.pointbook.ledger.couponing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.coupon.CouponState;
import io.pointbook.ledger.coupon.Reservation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as its request left it, or as it is now. A repeat of a request gets the same.
 *
 * @param code what a till reads
 * @param memberId whose it is; absent: whoever has the code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Coupon",
        requiredProperties = {"couponId", "code", "state", "benefit", "validFrom", "source", "issuedAt"})
record CouponAnswer(
        String couponId,
        String code,
        @Nullable String memberId,
        CouponState state,
        BenefitBody benefit,
        Instant validFrom,
        @Nullable Instant validUntil,
        String source,
        Instant issuedAt,
        @Nullable Reserved reservation,
        @Nullable Redeemed redemption) {

    /** The reservation that lasts. */
    @Schema(
            name = "CouponReservation",
            requiredProperties = {"reservationId", "expiresAt"})
    record Reserved(String reservationId, Instant expiresAt) {}

    /**
     * Its use.
     *
     * @param redemptionId absent where a receipt did it
     * @param receipt that it was used on, where it is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CouponRedemption", requiredProperties = "at")
    record Redeemed(@Nullable String redemptionId, @Nullable String receipt, Instant at) {}

    /** As it was issued. */
    static CouponAnswer issued(CouponRow row) {
        return of(row, CouponState.ISSUED, null, null);
    }

    /** As it is at a moment. */
    static CouponAnswer at(CouponRow row, Instant now) {
        var state = row.stateAt(now);
        var reserved = state == CouponState.RESERVED && row.reservationId() != null && row.reservedUntil() != null
                ? new Reserved(row.reservationId(), row.reservedUntil())
                : null;
        var redeemed =
                row.redeemedAt() == null ? null : new Redeemed(row.redemptionId(), row.receipt(), row.redeemedAt());
        return of(row, state, reserved, redeemed);
    }

    static CouponAnswer reserved(CouponRow row, Reservation reservation) {
        return of(row, CouponState.RESERVED, new Reserved(reservation.id(), reservation.expiresAt()), null);
    }

    static CouponAnswer redeemed(CouponRow row, String redemptionId, @Nullable String receipt, Instant at) {
        return of(row, CouponState.REDEEMED, null, new Redeemed(redemptionId, receipt, at));
    }

    /** @param at when it was released: it may have been past its validity then */
    static CouponAnswer released(CouponRow row, Instant at) {
        boolean over = row.validUntil() != null && !at.isBefore(row.validUntil());
        return of(row, over ? CouponState.EXPIRED : CouponState.ISSUED, null, null);
    }

    private static CouponAnswer of(
            CouponRow row, CouponState state, @Nullable Reserved reservation, @Nullable Redeemed redemption) {
        return new CouponAnswer(
                row.couponId(),
                row.code(),
                row.memberId(),
                state,
                BenefitBody.of(row.benefit()),
                row.validFrom(),
                row.validUntil(),
                row.source(),
                row.issuedAt(),
                reservation,
                redemption);
    }
}
