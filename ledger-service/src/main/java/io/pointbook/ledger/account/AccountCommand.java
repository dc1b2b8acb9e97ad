package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.Portion;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.Tender;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one can ask of an account, or tell it. Times, ids and knowledge from outside come in here. */
public sealed interface AccountCommand {
    String memberId();

    /** When it is decided: posting time. */
    Instant at();

    /**
     * A card was seen for the first time, or somebody enrols.
     *
     * @param memberSince the first day that counts for years of membership or service, where it is earlier
     */
    record OpenAccount(
            String memberId,
            String kind,
            @Nullable NewCard card,
            boolean enrolled,
            @Nullable Instant memberSince,
            Instant at)
            implements AccountCommand {
        public OpenAccount(String memberId, String kind, @Nullable NewCard card, boolean enrolled, Instant at) {
            this(memberId, kind, card, enrolled, null, at);
        }
    }

    /** A member whose card opened the account enrols. */
    record EnrolMember(
            String memberId, String kind, @Nullable Instant memberSince, Instant at) implements AccountCommand {
        public EnrolMember(String memberId, String kind, Instant at) {
            this(memberId, kind, null, at);
        }
    }

    /**
     * A receipt happened, and concerns this account. Never refused.
     *
     * @param eventId the bare identity for the account of the shown card, else {@code <identity>#…}
     * @param canonical the receipt as kept, only together with the bare identity
     * @param returns lines with a receipt of their own whose purchase is on this account
     * @param voids the receipt that is voided, if it has effect on this account
     * @param tenders the POINTS tenders that concern this account
     * @param notes what was noticed before it came here
     * @param by the member of a household whose card was shown; absent: the account is his own
     * @param coupons that it has used up and that give points, only together with the bare identity
     * @param history the account's purchases and returns, where {@link MemberAccount#needsHistory} asked for it
     */
    record PostReceipt(
            String eventId,
            String memberId,
            Receipt receipt,
            @Nullable CanonicalReceipt canonical,
            List<ReturnedLine> returns,
            @Nullable ReceiptId voids,
            List<Tender> tenders,
            List<Note> notes,
            @Nullable PurchaseHistory history,
            Programme programme,
            @Nullable String by,
            List<UsedCoupon> coupons,
            Instant at)
            implements AccountCommand {
        /** By the account's own member. */
        public PostReceipt(
                String eventId,
                String memberId,
                Receipt receipt,
                @Nullable CanonicalReceipt canonical,
                List<ReturnedLine> returns,
                @Nullable ReceiptId voids,
                List<Tender> tenders,
                List<Note> notes,
                @Nullable PurchaseHistory history,
                Programme programme,
                Instant at) {
            this(
                    eventId, memberId, receipt, canonical, returns, voids, tenders, notes, history, programme, null,
                    List.of(), at);
        }

        boolean isBare() {
            return canonical != null;
        }
    }

    /** Something other than a receipt happened. Never refused. */
    record PostOccasion(String eventId, String memberId, Occasion occasion, Programme programme, Instant at)
            implements AccountCommand {}

    /**
     * Reserves points for a purchase or a reward.
     *
     * @param by the member of a household who asks; absent: the account is his own
     */
    record HoldPoints(
            String memberId,
            String holdId,
            String wallet,
            long points,
            Instant expiresAt,
            @Nullable String by,
            Instant at)
            implements AccountCommand {
        public HoldPoints(String memberId, String holdId, String wallet, long points, Instant expiresAt, Instant at) {
            this(memberId, holdId, wallet, points, expiresAt, null, at);
        }
    }

    /** Spends a hold; {@code points} absent: all of it. */
    record CaptureHold(
            String memberId, String holdId, @Nullable Long points, Instant at) implements AccountCommand {}

    /**
     * What a captured hold had bought came back: its points return to the lots that they came from.
     *
     * @param returnId the caller's own id of this return
     * @param wallet of the hold
     * @param points absent: all that have not come back yet
     */
    record ReturnCapture(
            String memberId,
            String holdId,
            String returnId,
            String wallet,
            @Nullable Long points,
            @Nullable String reason,
            PurchaseHistory history,
            Programme programme,
            Instant at)
            implements AccountCommand {}

    /** Gives a hold's points back. */
    record ReleaseHold(String memberId, String holdId, Instant at) implements AccountCommand {}

    /** A person corrects the balance. */
    record AdjustPoints(
            String memberId,
            String adjustmentId,
            String wallet,
            long points,
            String actor,
            String reason,
            Programme programme,
            Instant at)
            implements AccountCommand {}

    /** Active points go to another account; refused where there are fewer. */
    record GivePoints(
            String memberId, String transferId, String wallet, long points, String other, String actor, Instant at)
            implements AccountCommand {}

    /** What another account gave comes here. */
    record TakePoints(
            String memberId,
            String transferId,
            String wallet,
            List<Portion> portions,
            String other,
            String actor,
            Instant at)
            implements AccountCommand {}

    /** Stops holds and negative adjustments. */
    record BlockAccount(String memberId, String eventId, String actor, String reason, Instant at)
            implements AccountCommand {}

    record UnblockAccount(String memberId, String eventId, String actor, String reason, Instant at)
            implements AccountCommand {}

    /** Posts what the clock has done: matured, expired, ended holds. */
    record SettleAccount(String memberId, String eventId, Instant at) implements AccountCommand {}
}
