package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.redemption.RedemptionConflict;
import io.pointbook.rewards.voucher.VoucherPools;
import io.pointbook.rewards.voucher.Vouchers;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;

/** Members see the voucher codes that they redeemed, once. */
public final class MemberVouchers {
    private final Transactions transactions;
    private final VoucherPools pools;

    public MemberVouchers(Transactions transactions, VoucherPools pools) {
        this.transactions = transactions;
        this.pools = pools;
    }

    Vouchers show(String redemptionId, ShowVouchersBody body) throws Exception {
        var memberId = Requests.id(body.memberId(), "memberId");
        var showId = Requests.id(body.showId(), "showId");
        var row = transactions.read(transaction -> {
            var found = RedemptionRow.find(transaction.connection(), redemptionId);
            if (found == null || !found.memberId().equals(memberId)) {
                // to somebody else it is as if it were not there
                throw RedemptionRefusals.unknown();
            }
            return found;
        });
        if (row.kind() != RewardKind.VOUCHER) {
            throw RewardsProblem.NO_VOUCHERS.because("The redemption is of kind " + row.kind() + ": it has no codes.");
        }
        switch (row.state()) {
            case FULFILLED -> {}
            case REFUSED ->
                throw RedemptionRefusals.of(new RedemptionConflict(RedemptionConflict.Reason.ALREADY_REFUSED));
            case CANCELLING, CANCELLED, RETURNING, RETURNED ->
                throw RedemptionRefusals.of(new RedemptionConflict(RedemptionConflict.Reason.ALREADY_CANCELLED));
            case REQUESTED, RESERVED, CONFIRMED, CAPTURED ->
                throw RedemptionRefusals.of(new RedemptionConflict(RedemptionConflict.Reason.NOT_CAPTURED));
        }
        return pools.show(redemptionId, showId);
    }
}
