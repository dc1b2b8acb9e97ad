package io.pointbook.ledger.coupon;

import io.pointbook.ledger.coupon.CouponEvent.CouponConfirmed;
import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A coupon as its events tell it. */
public final class Coupon {
    /** Reservations, and redemptions, whose repeats are known; of more the oldest are forgotten. */
    public static final int MOST_REMEMBERED = 100;

    private final CouponIssued issued;
    private final SequencedMap<String, Reservation> reservations = new LinkedHashMap<>();
    private final SequencedMap<String, Redemption> redemptions = new LinkedHashMap<>();
    private CouponState state = CouponState.ISSUED;
    private @Nullable Reservation reservation;
    private @Nullable Redemption redemption;
    private boolean withdrawn;
    private long events = 1;

    public Coupon(CouponIssued issued) {
        this.issued = issued;
    }

    /** Takes a further event in. */
    public void apply(CouponEvent event) {
        events++;
        switch (event) {
            case CouponIssued again -> throw new IllegalStateException("issued twice: " + again.couponId());
            case CouponReserved reserved -> reserve(reserved);
            case CouponRedeemed redeemed -> redeem(redeemed);
            case CouponConfirmed confirmed -> confirm(confirmed);
            case CouponReleased released -> release(released);
            case CouponExpired _ -> state = CouponState.EXPIRED;
            case CouponWithdrawn withdrawn -> withdraw(withdrawn);
            case CouponReused _ -> {}
        }
    }

    private void reserve(CouponReserved event) {
        reservation = new Reservation(
                event.reservationId(), event.askedFor(), event.businessTime(), event.expiresAt(), null, null);
        remember(reservations, event.reservationId(), reservation);
        state = CouponState.RESERVED;
    }

    private void redeem(CouponRedeemed event) {
        endReservation(Reservation.End.REDEEMED, event.businessTime());
        redemption = new Redemption(
                event.redemptionId(),
                event.reservationId(),
                event.usedBy(),
                event.redemptionId() == null ? null : event.receipt(),
                event.receipt(),
                event.businessTime());
        if (event.redemptionId() != null) {
            remember(redemptions, event.redemptionId(), redemption);
        }
        state = CouponState.REDEEMED;
    }

    private void confirm(CouponConfirmed event) {
        if (redemption != null) {
            redemption = redemption.confirmed(event.receipt());
        }
    }

    private void release(CouponReleased event) {
        switch (event.reason()) {
            case RELEASED -> endReservation(Reservation.End.RELEASED, event.businessTime());
            case LAPSED -> endReservation(Reservation.End.LAPSED, event.businessTime());
            case VOIDED -> redemption = null;
        }
        state = withdrawn ? CouponState.WITHDRAWN : CouponState.ISSUED;
    }

    private void withdraw(CouponWithdrawn event) {
        withdrawn = true;
        if (!event.used()) {
            endReservation(Reservation.End.WITHDRAWN, event.businessTime());
            state = CouponState.WITHDRAWN;
        }
    }

    private void endReservation(Reservation.End how, Instant at) {
        if (reservation != null) {
            reservations.replace(reservation.id(), reservation.ended(how, at));
            reservation = null;
        }
    }

    private static <T> void remember(SequencedMap<String, T> by, String id, T value) {
        by.put(id, value);
        if (by.size() > MOST_REMEMBERED) {
            by.pollFirstEntry();
        }
    }

    public String couponId() {
        return issued.couponId();
    }

    public String code() {
        return issued.code();
    }

    /** Whose it is; absent: whoever has the code. */
    public @Nullable String memberId() {
        return issued.memberId();
    }

    public CouponTerms terms() {
        return issued.terms();
    }

    public Instant issuedAt() {
        return issued.businessTime();
    }

    /** The state as it was last written down. */
    public CouponState state() {
        return state;
    }

    /** The state at a moment, the clock applied. */
    public CouponState stateAt(Instant at) {
        return switch (state) {
            case RESERVED -> reservation != null && at.isBefore(reservation.expiresAt()) ? state : freeAt(at);
            case ISSUED -> freeAt(at);
            case REDEEMED, EXPIRED, WITHDRAWN -> state;
        };
    }

    private CouponState freeAt(Instant at) {
        return terms().isOver(at) ? CouponState.EXPIRED : CouponState.ISSUED;
    }

    /** Whether the receipt that brought it was voided; it may have been used before. */
    boolean isWithdrawn() {
        return withdrawn;
    }

    /** When the clock alone changes it next. */
    public @Nullable Instant nextDue() {
        return switch (state) {
            case RESERVED -> reservation == null ? null : reservation.expiresAt();
            case ISSUED -> terms().validUntil();
            case REDEEMED, EXPIRED, WITHDRAWN -> null;
        };
    }

    /** The reservation that lasts, by what was written down. */
    public @Nullable Reservation reservation() {
        return reservation;
    }

    /** A reservation that was made at any time, as far as it is remembered. */
    public @Nullable Reservation reservation(String id) {
        return reservations.get(id);
    }

    /** Its use; absent while it is not redeemed. */
    public @Nullable Redemption redemption() {
        return redemption;
    }

    /** A redemption that a caller made at any time, as far as it is remembered. */
    public @Nullable Redemption redemption(String id) {
        return redemptions.get(id);
    }

    boolean wasReservedAt(Instant moment) {
        return reservations.values().stream().anyMatch(known -> known.covers(moment));
    }

    long events() {
        return events;
    }
}
