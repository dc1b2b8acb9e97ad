package io.pointbook.ledger.couponing;

import io.pointbook.ledger.coupon.CouponCode;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponCommand.RedeemCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReleaseCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ReserveCoupon;
import io.pointbook.ledger.coupon.CouponRefusal;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.runtime.http.RequestProblem;
import io.pointbook.runtime.transaction.OpenTransaction;
import io.pointbook.runtime.transaction.TransactionWork;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Coupons are issued, kept for a purchase, used up or given back. The caller's ids make each step safe to repeat. */
public final class Coupons {
    private final AccountDoor door;
    private final Supplier<String> codes;

    /** @param codes draws a code that nobody guesses */
    public Coupons(AccountDoor door, Supplier<String> codes) {
        this.door = door;
        this.codes = codes;
    }

    CouponAnswer issue(IssueCouponBody body) throws Exception {
        var couponId = CouponRequests.id(body.couponId(), "couponId");
        CouponRequests.code(body.code());
        CouponRequests.optionalId(body.memberId(), "memberId");
        var now = door.now();
        var terms = CouponRequests.terms(body, now);
        return write(transaction -> {
            var before = CouponRow.ofId(transaction.connection(), couponId);
            return CouponAnswer.issued(
                    before == null ? issue(transaction, couponId, body, terms, now) : repeated(before, body, terms));
        });
    }

    private CouponRow issue(
            OpenTransaction transaction, String couponId, IssueCouponBody body, CouponTerms terms, Instant now)
            throws SQLException {
        requireMember(transaction, body.memberId());
        var sitting = door.sitWithCoupon(transaction, couponId);
        // the same request may have come twice at once, and the other one was first to the lock
        var first = CouponRow.ofId(transaction.connection(), couponId);
        if (first != null) {
            return repeated(first, body, terms);
        }
        var code = body.code() == null ? codes.get() : body.code();
        if (CouponRow.ofCode(transaction.connection(), code) != null) {
            throw LedgerProblem.CODE_TAKEN.because("Another coupon has this code. Leave it out to have one drawn.");
        }
        sitting.coupons().tell(new IssueCoupon(couponId, code, body.memberId(), terms, now));
        return CouponRow.issued(couponId, code, body.memberId(), terms, now);
    }

    /** The first answer to the same request, or a refusal of another one under the same id. */
    private static CouponRow repeated(CouponRow row, IssueCouponBody body, CouponTerms terms) {
        // what was left out was decided by the first request
        var from = body.validFrom() == null ? row.issuedAt() : terms.validFrom();
        boolean same = Objects.equals(row.memberId(), body.memberId())
                && (body.code() == null || row.code().equals(body.code()))
                && row.benefit().equals(terms.benefit())
                && row.validFrom().equals(from)
                && Objects.equals(row.validUntil(), terms.validUntil())
                && row.source().equals(terms.source());
        if (!same) {
            throw RequestProblem.DIFFERENT_REQUEST.because(
                    "This couponId was used before for another coupon. Use a new id for a new request.");
        }
        return row;
    }

    CouponAnswer find(String code) throws Exception {
        return door.read(transaction -> CouponAnswer.at(existing(transaction, code), door.now()));
    }

    CouponAnswer reserve(String code, ReserveCouponBody body) throws Exception {
        var reservationId = CouponRequests.id(body.reservationId(), "reservationId");
        var memberId = CouponRequests.optionalId(body.memberId(), "memberId");
        var life = CouponRequests.life(body.expiresIn());
        return write(transaction -> {
            requireMember(transaction, memberId);
            var row = existing(transaction, code);
            var coupons = door.sitWithCoupon(transaction, row.couponId()).coupons();
            var now = door.now();
            coupons.tell(new ReserveCoupon(row.couponId(), reservationId, memberId, now.plus(life), now));
            return CouponAnswer.reserved(
                    row, Objects.requireNonNull(coupons.coupon(row.couponId()).reservation(reservationId)));
        });
    }

    CouponAnswer redeem(String code, RedeemCouponBody body) throws Exception {
        var redemptionId = CouponRequests.id(body.redemptionId(), "redemptionId");
        var reservationId = CouponRequests.optionalId(body.reservationId(), "reservationId");
        var memberId = CouponRequests.optionalId(body.memberId(), "memberId");
        var receipt = CouponRequests.receipt(body.receipt());
        return write(transaction -> {
            requireMember(transaction, memberId);
            var row = existing(transaction, code);
            var coupons = door.sitWithCoupon(transaction, row.couponId()).coupons();
            coupons.tell(new RedeemCoupon(row.couponId(), redemptionId, reservationId, memberId, receipt, door.now()));
            var coupon = coupons.coupon(row.couponId());
            var own = coupon.redemption(redemptionId);
            // without one of its own the receipt that it names has done it
            var use = own == null ? Objects.requireNonNull(coupon.redemption()) : own;
            return CouponAnswer.redeemed(row, redemptionId, receipt, use.at());
        });
    }

    CouponAnswer release(String code, ReleaseCouponBody body) throws Exception {
        var reservationId = CouponRequests.id(body.reservationId(), "reservationId");
        return write(transaction -> {
            var row = existing(transaction, code);
            var coupons = door.sitWithCoupon(transaction, row.couponId()).coupons();
            coupons.tell(new ReleaseCoupon(row.couponId(), reservationId, door.now()));
            var reservation =
                    Objects.requireNonNull(coupons.coupon(row.couponId()).reservation(reservationId));
            return CouponAnswer.released(row, Objects.requireNonNull(reservation.endedAt()));
        });
    }

    private <T> T write(TransactionWork<T> work) throws Exception {
        try {
            return door.write(work);
        } catch (CouponRefusal refusal) {
            throw CouponRefusals.of(refusal);
        }
    }

    private static void requireMember(OpenTransaction transaction, @Nullable String memberId) throws SQLException {
        if (memberId != null) {
            AccountDoor.requireMember(transaction.connection(), memberId);
        }
    }

    private static CouponRow existing(OpenTransaction transaction, String code) throws SQLException {
        var row = CouponCode.canBe(code) ? CouponRow.ofCode(transaction.connection(), code) : null;
        if (row == null) {
            throw CouponRefusals.unknownCoupon();
        }
        return row;
    }
}
