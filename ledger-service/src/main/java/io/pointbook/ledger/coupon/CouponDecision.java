package io.pointbook.ledger.coupon;

import io.pointbook.ledger.coupon.CouponCommand.GiveBackCoupon;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponCommand.RedeemCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReleaseCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReserveCoupon;
import io.pointbook.ledger.coupon.CouponCommand.SettleCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ShowCoupon;
import io.pointbook.ledger.coupon.CouponCommand.WithdrawCoupon;
import io.pointbook.ledger.coupon.CouponEvent.CouponConfirmed;
import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased.Reason;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command does to a coupon: events in order, none where it is a repeat, or a refusal. Pure. */
final class CouponDecision {
    private final Coupon coupon;
    private final List<CouponEvent> events = new ArrayList<>();

    private CouponDecision(Coupon coupon) {
        this.coupon = coupon;
    }

    static CouponIssued issue(IssueCoupon command) {
        return new CouponIssued(
                CouponIds.event(command.couponId(), 0),
                command.couponId(),
                command.code(),
                command.memberId(),
                command.terms(),
                command.at(),
                command.at());
    }

    static List<CouponEvent> decide(Coupon coupon, CouponCommand command) {
        var decision = new CouponDecision(coupon);
        switch (command) {
            case IssueCoupon _ -> throw new IllegalStateException("the coupon is there already: " + command.couponId());
            case ReserveCoupon ask -> decision.reserve(ask);
            case RedeemCoupon ask -> decision.redeem(ask);
            case ReleaseCoupon ask -> decision.release(ask);
            case ShowCoupon fact -> decision.show(fact);
            case GiveBackCoupon fact -> decision.giveBack(fact);
            case WithdrawCoupon fact -> decision.withdraw(fact);
            case SettleCoupon tick -> decision.settle(tick.at());
        }
        return List.copyOf(decision.events);
    }

    private void reserve(ReserveCoupon ask) {
        var before = coupon.reservation(ask.reservationId());
        if (before != null) {
            if (!before.isSame(ask)) {
                throw new CouponRefusal.DifferentRequest("This reservationId was used before for another reservation");
            }
            return;
        }
        requireYours(ask.askedFor());
        requireUsable(null, ask.at());
        settle(ask.at());
        events.add(new CouponReserved(
                nextId(),
                coupon.couponId(),
                coupon.code(),
                coupon.memberId(),
                ask.reservationId(),
                ask.askedFor(),
                ask.expiresAt(),
                ask.at(),
                ask.at()));
    }

    private void redeem(RedeemCoupon ask) {
        var before = coupon.redemption(ask.redemptionId());
        if (before != null) {
            if (!before.isSame(ask)) {
                throw new CouponRefusal.DifferentRequest("This redemptionId was used before for another redemption");
            }
            return;
        }
        requireYours(ask.askedFor());
        if (isUseBy(ask.receipt())) {
            return; // the receipt came before the request about it
        }
        requireUsable(ask.reservationId(), ask.at());
        if (coupon.stateAt(ask.at()) != CouponState.RESERVED) {
            settle(ask.at());
        }
        redeemed(ask.redemptionId(), ask.reservationId(), ask.askedFor(), ask.receipt(), ask.at(), ask.at());
    }

    private boolean isUseBy(@Nullable String receipt) {
        var use = coupon.redemption();
        return receipt != null && use != null && use.id() == null && receipt.equals(use.receipt());
    }

    private void requireYours(@Nullable String askedFor) {
        if (askedFor != null && coupon.memberId() != null && !coupon.memberId().equals(askedFor)) {
            throw new CouponRefusal.NotYours();
        }
    }

    private void requireUsable(@Nullable String reservationId, Instant at) {
        switch (coupon.stateAt(at)) {
            case REDEEMED -> throw new CouponRefusal.Redeemed();
            case EXPIRED -> throw new CouponRefusal.Expired();
            case WITHDRAWN -> throw new CouponRefusal.Withdrawn();
            case RESERVED -> requireOwn(reservationId, at);
            case ISSUED -> {
                if (!coupon.terms().hasBegun(at)) {
                    throw new CouponRefusal.NotYetValid();
                }
            }
        }
    }

    private void requireOwn(@Nullable String reservationId, Instant at) {
        var open = coupon.reservation();
        if (open != null && !open.id().equals(reservationId)) {
            throw new CouponRefusal.Reserved(Duration.between(at, open.expiresAt())
                    .plusNanos(999_999_999)
                    .toSeconds());
        }
    }

    private void release(ReleaseCoupon ask) {
        var reservation = coupon.reservation(ask.reservationId());
        if (reservation == null) {
            throw new CouponRefusal.UnknownReservation();
        }
        if (reservation.end() == null) {
            if (!ask.at().isBefore(reservation.expiresAt())) {
                throw new CouponRefusal.ReservationExpired();
            }
            released(Reason.RELEASED, ask.reservationId(), null, ask.at(), ask.at());
            return;
        }
        switch (reservation.end()) {
            case RELEASED -> {}
            case LAPSED -> throw new CouponRefusal.ReservationExpired();
            case REDEEMED -> throw new CouponRefusal.Redeemed();
            case WITHDRAWN -> throw new CouponRefusal.Withdrawn();
        }
    }

    private void show(ShowCoupon fact) {
        switch (Shown.on(coupon, fact.receipt(), fact.shownBy(), fact.businessTime())) {
            case REDEEMS -> redeemed(null, null, fact.shownBy(), fact.receipt(), fact.businessTime(), fact.at());
            case CONFIRMS ->
                events.add(new CouponConfirmed(
                        nextId(),
                        coupon.couponId(),
                        coupon.code(),
                        coupon.memberId(),
                        fact.receipt(),
                        fact.businessTime(),
                        fact.at()));
            case REDEEMED_BEFORE -> reused(fact);
            case REDEEMED_FOR_IT, NOT_YOURS, NOT_YET_VALID, EXPIRED, WITHDRAWN -> {}
        }
    }

    private void reused(ShowCoupon fact) {
        var use = coupon.redemption();
        if (use == null || use.receipt() == null) {
            throw new IllegalStateException("reused, but not used by a receipt: " + coupon.couponId());
        }
        events.add(new CouponReused(
                nextId(),
                coupon.couponId(),
                coupon.code(),
                coupon.memberId(),
                fact.receipt(),
                fact.shownBy(),
                use.receipt(),
                fact.businessTime(),
                fact.at()));
    }

    private void giveBack(GiveBackCoupon fact) {
        var use = coupon.redemption();
        if (use != null && fact.receipt().equals(use.receipt())) {
            released(Reason.VOIDED, null, fact.receipt(), fact.businessTime(), fact.at());
            if (coupon.terms().isOver(fact.at()) && !coupon.isWithdrawn()) {
                expired(fact.at(), fact.at());
            }
        }
    }

    /** What was over before stays over; of what was used nothing is taken back. */
    private void withdraw(WithdrawCoupon fact) {
        if (coupon.isWithdrawn() || coupon.stateAt(fact.at()) == CouponState.EXPIRED) {
            return;
        }
        events.add(new CouponWithdrawn(
                nextId(),
                coupon.couponId(),
                coupon.code(),
                coupon.memberId(),
                fact.receipt(),
                coupon.redemption() != null,
                fact.businessTime(),
                fact.at()));
    }

    /** What the clock has done by now comes first, so that events tell the whole story. */
    private void settle(Instant at) {
        var open = coupon.reservation();
        var until = coupon.terms().validUntil();
        if (open != null && !at.isBefore(open.expiresAt())) {
            released(Reason.LAPSED, open.id(), null, open.expiresAt(), at);
        }
        if (coupon.state() != CouponState.EXPIRED && until != null && coupon.stateAt(at) == CouponState.EXPIRED) {
            expired(open != null && open.expiresAt().isAfter(until) ? open.expiresAt() : until, at);
        }
    }

    private void redeemed(
            @Nullable String redemptionId,
            @Nullable String reservationId,
            @Nullable String usedBy,
            @Nullable String receipt,
            Instant businessTime,
            Instant at) {
        events.add(new CouponRedeemed(
                nextId(),
                coupon.couponId(),
                coupon.code(),
                coupon.memberId(),
                redemptionId,
                reservationId,
                usedBy,
                receipt,
                businessTime,
                at));
    }

    private void released(
            Reason reason, @Nullable String reservationId, @Nullable String receipt, Instant businessTime, Instant at) {
        events.add(new CouponReleased(
                nextId(),
                coupon.couponId(),
                coupon.code(),
                coupon.memberId(),
                reason,
                reservationId,
                receipt,
                businessTime,
                at));
    }

    private void expired(Instant businessTime, Instant at) {
        events.add(new CouponExpired(nextId(), coupon.couponId(), coupon.code(), coupon.memberId(), businessTime, at));
    }

    private String nextId() {
        return CouponIds.event(coupon.couponId(), coupon.events() + events.size());
    }
}
