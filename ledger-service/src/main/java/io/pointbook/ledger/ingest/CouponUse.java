package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.coupon.CouponCommand.GiveBackCoupon;
import io.pointbook.ledger.coupon.CouponCommand.ShowCoupon;
import io.pointbook.ledger.coupon.CouponCommand.WithdrawCoupon;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import io.pointbook.ledger.coupon.Shown;
import io.pointbook.ledger.posting.CouponSitting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the receipts of one transaction do to the coupons that they carry. */
final class CouponUse {
    private final CouponSitting coupons;
    private final Map<String, String> idByCode;
    private final Map<String, List<String>> issuedBy;
    private final Instant now;

    /**
     * @param idByCode of every coupon that a receipt carries, or that a voided one carried, as far as it is known
     * @param issuedBy ids of the coupons that rules gave with receipts that may be voided here
     */
    CouponUse(CouponSitting coupons, Map<String, String> idByCode, Map<String, List<String>> issuedBy, Instant now) {
        this.coupons = coupons;
        this.idByCode = idByCode;
        this.issuedBy = new HashMap<>(issuedBy);
        this.now = now;
    }

    /** Coupons that have to be locked. */
    Collection<String> ids() {
        return Stream.concat(
                        idByCode.values().stream(), issuedBy.values().stream().flatMap(List::stream))
                .collect(Collectors.toSet());
    }

    /** A receipt of this transaction brought coupons: it may be voided in this transaction too. */
    void issued(ReceiptId receipt, List<String> couponIds) {
        if (!couponIds.isEmpty()) {
            issuedBy.put(receipt.toString(), couponIds);
        }
    }

    /** A receipt was voided: what its rules had given goes, unless it was used; that is noted. */
    List<Note> withdraw(ReceiptId voided, Receipt by) {
        var notes = new ArrayList<Note>(0);
        for (String couponId : issuedBy.getOrDefault(voided.toString(), List.of())) {
            for (CouponEvent event : coupons.tell(new WithdrawCoupon(couponId, voided.toString(), by.endedAt(), now))) {
                if (event instanceof CouponWithdrawn withdrawn && withdrawn.used()) {
                    notes.add(Note.ofCoupon(Note.Code.VOIDED_COUPON_USED, withdrawn.code()));
                }
            }
        }
        return notes;
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
            case WITHDRAWN -> Note.Code.COUPON_WITHDRAWN;
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
