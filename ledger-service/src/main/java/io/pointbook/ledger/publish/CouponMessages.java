package io.pointbook.ledger.publish;

import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponConfirmed;
import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import org.jspecify.annotations.Nullable;

/** What became of a coupon. */
final class CouponMessages {
    private CouponMessages() {}

    static CouponChanged of(CouponEvent event, long sequence) {
        return new CouponChanged(
                event.eventId(),
                event.couponId(),
                sequence,
                kind(event),
                event.code(),
                event.memberId(),
                event.businessTime(),
                event.postedAt(),
                event instanceof CouponIssued issued ? terms(issued) : null,
                reservation(event),
                event instanceof CouponReserved reserved ? reserved.expiresAt() : null,
                event instanceof CouponRedeemed redeemed ? redeemed.redemptionId() : null,
                receipt(event),
                usedBy(event),
                event instanceof CouponReused reused ? reused.redeemedBy() : null);
    }

    private static CouponKind kind(CouponEvent event) {
        return switch (event) {
            case CouponIssued _ -> CouponKind.ISSUED;
            case CouponReserved _ -> CouponKind.RESERVED;
            case CouponRedeemed _ -> CouponKind.REDEEMED;
            case CouponConfirmed _ -> CouponKind.CONFIRMED;
            case CouponReleased released ->
                switch (released.reason()) {
                    case RELEASED -> CouponKind.RELEASED;
                    case LAPSED -> CouponKind.LAPSED;
                    case VOIDED -> CouponKind.VOIDED;
                };
            case CouponExpired _ -> CouponKind.EXPIRED;
            case CouponReused _ -> CouponKind.REUSED;
            case CouponWithdrawn _ -> CouponKind.WITHDRAWN;
        };
    }

    private static CouponChanged.Terms terms(CouponIssued issued) {
        var terms = issued.terms();
        return new CouponChanged.Terms(
                benefit(terms.benefit()), terms.validFrom(), terms.validUntil(), terms.source(), terms.drawn());
    }

    private static CouponChanged.Benefit benefit(Benefit benefit) {
        return new CouponChanged.Benefit(
                benefit.kind().name(),
                benefit.basisPoints(),
                benefit.amount(),
                benefit.currency(),
                benefit.points(),
                benefit.factorPercent(),
                benefit.itemId(),
                benefit.category());
    }

    private static @Nullable String reservation(CouponEvent event) {
        return switch (event) {
            case CouponReserved reserved -> reserved.reservationId();
            case CouponRedeemed redeemed -> redeemed.reservationId();
            case CouponReleased released -> released.reservationId();
            case CouponIssued _, CouponConfirmed _, CouponExpired _, CouponReused _, CouponWithdrawn _ -> null;
        };
    }

    private static @Nullable String receipt(CouponEvent event) {
        return switch (event) {
            case CouponRedeemed redeemed -> redeemed.receipt();
            case CouponConfirmed confirmed -> confirmed.receipt();
            case CouponReleased released -> released.receipt();
            case CouponReused reused -> reused.receipt();
            case CouponWithdrawn withdrawn -> withdrawn.receipt();
            case CouponIssued _, CouponReserved _, CouponExpired _ -> null;
        };
    }

    private static @Nullable String usedBy(CouponEvent event) {
        return switch (event) {
            case CouponReserved reserved -> reserved.askedFor();
            case CouponRedeemed redeemed -> redeemed.usedBy();
            case CouponReused reused -> reused.usedBy();
            case CouponIssued _, CouponConfirmed _, CouponReleased _, CouponExpired _, CouponWithdrawn _ -> null;
        };
    }
}
