package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.coupon.CouponCommand.GiveBackCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ShowCoupon;
import io.pointbook.ledger.coupon.Shown;
import io.pointbook.ledger.posting.CouponSitting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the receipts of one transaction do to the coupons that they carry. */
final class CouponUse {
    private final CouponSitting coupons;
    private final Map<String, String> idByCode;
    private final Instant now;

    /** @param idByCode of every coupon that a receipt carries, or that a voided one carried, as far as it is known */
    CouponUse(CouponSitting coupons, Map<String, String> idByCode, Instant now) {
        this.coupons = coupons;
        this.idByCode = idByCode;
        this.now = now;
    }

    /** Coupons that have to be locked. */
    Collection<String> ids() {
        return idByCode.values();
    }

    /**
     * A receipt carries coupons: each is used up, or noted.
     *
     * @param account that it belongs to
     * @param holder whose card it has
     */
    Carried show(Receipt receipt, @Nullable String account, @Nullable String holder) {
        var codes = ReceiptParts.coupons(receipt);
        if (codes.isEmpty()) {
            return Carried.NOTHING;
        }
        var notes = new ArrayList<Note>(0);
        var used = new ArrayList<UsedCoupon>(0);
        for (String code : codes) {
            var note = show(code, receipt, account, holder);
            if (note != null) {
                notes.add(Note.ofCoupon(note, code));
            } else {
                var coupon = coupons.coupon(Objects.requireNonNull(idByCode.get(code)));
                CouponBenefits.points(code, coupon.terms().benefit()).ifPresent(used::add);
            }
        }
        return new Carried(notes, List.copyOf(used));
    }

    /**
     * What coupons mean for a receipt's posting.
     *
     * @param used those that it has used up and that give points
     */
    record Carried(List<Note> notes, List<UsedCoupon> used) {
        static final Carried NOTHING = new Carried(List.of(), List.of());
    }

    private Note.@Nullable Code show(String code, Receipt receipt, @Nullable String account, @Nullable String holder) {
        var couponId = idByCode.get(code);
        if (couponId == null) {
            return Note.Code.UNKNOWN_COUPON;
        }
        var identity = receipt.id().toString();
        var coupon = coupons.coupon(couponId);
        var member = Shown.by(coupon, account, holder);
        var shown = Shown.on(coupon, identity, member, receipt.endedAt());
        coupons.tell(new ShowCoupon(couponId, identity, member, receipt.endedAt(), now));
        return switch (shown) {
            case REDEEMS, REDEEMED_FOR_IT, CONFIRMS -> null;
            case REDEEMED_BEFORE -> Note.Code.COUPON_REDEEMED_BEFORE;
            case NOT_YOURS -> Note.Code.NOT_YOUR_COUPON;
            case NOT_YET_VALID -> Note.Code.COUPON_NOT_YET_VALID;
            case EXPIRED -> Note.Code.COUPON_EXPIRED;
        };
    }

    /** A receipt was voided: what it had redeemed, and only that, can be used again. */
    void giveBack(List<String> codes, ReceiptId voided, Receipt by) {
        for (String code : codes) {
            var couponId = idByCode.get(code);
            if (couponId != null) {
                coupons.tell(new GiveBackCoupon(couponId, voided.toString(), by.endedAt(), now));
            }
        }
    }
}
