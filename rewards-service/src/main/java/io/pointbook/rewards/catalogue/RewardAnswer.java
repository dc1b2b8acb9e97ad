package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.voucher.VoucherRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reward as it goes out.
 *
 * @param pricePoints now, and of the cheapest way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Reward",
        requiredProperties = {"rewardId", "version", "kind", "state", "pricePoints", "ways", "wallet", "texts"})
record RewardAnswer(
        String rewardId,
        int version,
        RewardKind kind,
        RewardState state,

        @Schema(description = "Now; where there are several ways to pay, of the cheapest in points")
        long pricePoints,

        @Schema(description = "Every way to pay now; with more than one a redemption names the one it takes")
        List<Way> ways,

        @Schema(description = "What it costs later") @Nullable
        List<PriceChange> priceChanges,

        String wallet,

        @Schema(
                description =
                        "Pieces left that are of no variant and no store's own; absent: as many as anybody wants, or"
                                + " variants have them. Of a VOUCHER the free codes, 10,000 at most counted")
        @Nullable
        Long stock,

        @Nullable StockPer stockPer,
        @Nullable List<Variant> variants,
        @Nullable List<StockLine> stocks,
        Map<String, RewardText> texts,
        @Nullable String picture,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,
        @Nullable CouponOffer coupon,
        @Nullable Money value,
        @Nullable String taxClass,
        @Nullable String voucherPool,

        @Schema(description = "Points that the member lacks for one piece; 0: he has enough") @Nullable
        Long missing,

        @Schema(description = "Whether it is for such a member; where one is named") @Nullable
        Boolean forMember,

        @Schema(description = "Pieces that the member may have for now; where one is named and there is a limit")
        @Nullable
        Long left) {

    /**
     * What a reward is to a member.
     *
     * @param missing points for one piece
     * @param left of his limit; absent: there is none
     */
    record ForMember(
            long missing, boolean eligible, @Nullable Long left) {}

    /** What is known of a reward now. */
    record Seen(Reward reward, List<StockLine> stocks, Instant now) {
        // of a large pool nobody needs to know more
        private static final long MOST_COUNTED = 10_000;

        /** Rewards with their stocks; the stock of a voucher is what is free in its pool. */
        static List<Seen> all(Connection connection, List<Reward> rewards, Instant now) throws SQLException {
            var stocks = StockRows.lines(
                    connection, rewards.stream().map(Reward::rewardId).toList());
            var all = new ArrayList<Seen>();
            for (var reward : rewards) {
                var pool = reward.terms().voucherPool();
                all.add(new Seen(
                        pool == null ? reward : reward.with(VoucherRows.free(connection, pool, MOST_COUNTED, now)),
                        stocks.getOrDefault(reward.rewardId(), List.of()),
                        now));
            }
            return all;
        }

        /** Whether anybody can have a piece, as far as stock and dates decide. */
        boolean hasPieces() {
            var terms = reward.terms();
            if (terms.allVariants().isEmpty()) {
                return reward.stock() == null
                        || reward.stock() > 0
                        || stocks.stream().anyMatch(line -> line.storeId() != null && line.hasSome());
            }
            return terms.allVariants().stream()
                    .map(Variant::variantId)
                    .anyMatch(variant -> terms.isOnOffer(variant, now) && hasPieces(variant));
        }

        private boolean hasPieces(String variant) {
            var lines = stocks.stream()
                    .filter(line -> variant.equals(line.variant()))
                    .toList();
            return lines.stream().anyMatch(StockLine::hasSome)
                    || lines.stream().noneMatch(line -> line.storeId() == null);
        }
    }

    static RewardAnswer of(Seen seen, @Nullable ForMember member) {
        var reward = seen.reward();
        var terms = reward.terms();
        return new RewardAnswer(
                reward.rewardId(),
                reward.version(),
                terms.kind(),
                terms.state(),
                terms.pointsAt(seen.now()),
                terms.waysAt(seen.now()),
                terms.priceChanges(),
                terms.wallet(),
                reward.stock(),
                terms.stockPer(),
                terms.variants(),
                seen.stocks().isEmpty() ? null : seen.stocks(),
                terms.texts(),
                terms.picture(),
                terms.validFrom(),
                terms.validUntil(),
                terms.limit(),
                terms.eligible(),
                terms.coupon(),
                terms.value(),
                terms.taxClass(),
                terms.voucherPool(),
                member == null ? null : Long.valueOf(member.missing()),
                member == null ? null : Boolean.valueOf(member.eligible()),
                member == null ? null : member.left());
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rewards", requiredProperties = "rewards")
    record Page(List<RewardAnswer> rewards, @Nullable String next) {}

    /** A price and since when; the newest first. */
    @Schema(name = "RewardPrices", requiredProperties = "prices")
    record Prices(List<Price> prices) {}

    /**
     * @param since may be still to come
     * @param actor who saved the version
     */
    @Schema(
            name = "RewardPrice",
            requiredProperties = {"version", "pricePoints", "ways", "since", "actor"})
    record Price(int version, long pricePoints, List<Way> ways, Instant since, String actor) {}

    /** @param stock pieces left after the movement; absent: as many as anybody wants */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Stock", requiredProperties = "rewardId")
    record Stock(
            String rewardId,
            @Nullable String variant,
            @Nullable String storeId,
            @Nullable Long stock) {}
}
