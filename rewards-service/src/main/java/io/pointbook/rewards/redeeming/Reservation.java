package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.HadRows;
import io.pointbook.rewards.catalogue.Reward;
import io.pointbook.rewards.catalogue.Standing;
import io.pointbook.rewards.catalogue.StockRows;
import io.pointbook.rewards.redemption.Availability;
import io.pointbook.rewards.redemption.RedemptionCommand.ReserveStock;
import io.pointbook.rewards.redemption.RedemptionTerms;
import io.pointbook.rewards.voucher.VoucherRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a reward can be had that is locked until the transaction ends.
 *
 * @param at the time of the reservation
 */
record Reservation(Connection connection, Instant at) {

    /** Whether the ledger must say who the member is before the reward can be reserved. */
    static boolean asksForStanding(Reward reward, RedemptionTerms terms) {
        var eligible = reward.terms().eligible();
        return eligible != null && eligible.asksForStanding() || terms.isTaxable();
    }

    /**
     * What to tell the redemption.
     *
     * @param reward locked
     * @param standing absent where nothing asks for it
     */
    ReserveStock of(
            Reward reward, String redemptionId, String memberId, RedemptionTerms terms, @Nullable Standing standing)
            throws SQLException {
        var stock = pieces(reward, terms);
        var refusal =
                Availability.refusal(reward.terms(), terms, stock, standing, had(reward, redemptionId, memberId), at);
        return new ReserveStock(redemptionId, refusal, stock != null, standing == null ? null : standing.kind(), at);
    }

    /** Pieces that the member had in the period of the reward's limit, without this redemption. */
    private long had(Reward reward, String redemptionId, String memberId) throws SQLException {
        var limit = reward.terms().limit();
        if (limit == null) {
            return 0;
        }
        return HadRows.had(connection, memberId, Map.of(reward.rewardId(), limit.since(at)), redemptionId)
                .getOrDefault(reward.rewardId(), 0L);
    }

    /** Pieces where they are taken from, which nobody else takes until the transaction ends. */
    private @Nullable Long pieces(Reward reward, RedemptionTerms terms) throws SQLException {
        var pool = terms.voucherPool();
        if (pool == null) {
            return StockRows.pieces(connection, reward, terms.place());
        }
        VoucherRows.lock(connection, pool);
        return VoucherRows.free(connection, pool, terms.quantity(), at);
    }
}
