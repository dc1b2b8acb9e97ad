package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.HadRows;
import io.pointbook.rewards.catalogue.Reward;
import io.pointbook.rewards.catalogue.RewardRows;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a reward can be had, with the reward locked until the transaction ends.
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
     * What to tell the redemption; nothing where the reward was changed since it was seen.
     *
     * @param standing absent where nothing asks for it
     */
    Optional<ReserveStock> of(
            Reward seen, String redemptionId, String memberId, RedemptionTerms terms, @Nullable Standing standing)
            throws SQLException {
        var reward = Objects.requireNonNull(RewardRows.lock(connection, terms.rewardId()));
        if (reward.version() != seen.version()) {
            return Optional.empty();
        }
        var stock = pieces(reward, terms);
        var refusal =
                Availability.refusal(reward.terms(), terms, stock, standing, had(reward, redemptionId, memberId), at);
        return Optional.of(
                new ReserveStock(redemptionId, refusal, stock != null, standing == null ? null : standing.kind(), at));
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
