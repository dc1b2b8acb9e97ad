package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.voucher.VoucherRows;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rewards are put up and changed, and their stock is moved. */
public final class Catalogue {
    private static final int CREATED = 201;
    private static final int MOST_VERSIONS = 500;

    private final Transactions transactions;
    private final Supplier<String> ids;

    /** @param ids draws an id for each movement by hand */
    public Catalogue(Transactions transactions, Supplier<String> ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * Puts a reward up, or changes it.
     *
     * @param expected the version that the caller has seen; absent: there is none yet
     */
    Reward put(String rewardId, RewardBody body, @Nullable Integer expected, String actor) throws Exception {
        var terms = body.checked();
        return transactions.write(transaction -> {
            requirePool(transaction.connection(), terms);
            var before = RewardRows.lock(transaction.connection(), rewardId);
            if (before == null) {
                if (expected != null) {
                    throw unknown();
                }
                return create(transaction, new Reward(rewardId, 1, terms, body.firstStock()), body, actor);
            }
            if (expected == null || expected != before.version()) {
                throw RewardsProblem.VERSION_CHANGED.because(
                        "The reward is at version " + before.version() + ". Get it again, and change what you find.",
                        "version",
                        before.version());
            }
            return before.terms().equals(terms)
                    ? before
                    : change(
                            transaction,
                            new Reward(rewardId, before.version() + 1, terms, before.stock()),
                            before.terms(),
                            body,
                            actor);
        });
    }

    private static void requirePool(Connection connection, RewardTerms terms) throws SQLException {
        var pool = terms.voucherPool();
        if (pool != null && !VoucherRows.exists(connection, pool)) {
            throw RewardsProblem.UNKNOWN_POOL.because(
                    "No pool is called '" + pool + "': PUT /voucher-pools/{poolId} makes one.");
        }
    }

    private Reward create(OpenTransaction transaction, Reward reward, RewardBody body, String actor) {
        transaction.writeRows(connection -> {
            RewardRows.insert(connection, reward);
            RewardRows.insertVersion(connection, reward, actor, transactions.now());
            if (reward.stock() != null) {
                StockRows.record(
                        connection,
                        reward.rewardId(),
                        StockPlace.of(null, null),
                        reward.stock(),
                        reward.stock(),
                        cause("CREATED", null, actor));
            }
            firstStocks(connection, reward, List.of(), body, actor);
        });
        return reward;
    }

    private Reward change(
            OpenTransaction transaction, Reward reward, RewardTerms before, RewardBody body, String actor) {
        transaction.writeRows(connection -> {
            RewardRows.update(connection, reward);
            RewardRows.insertVersion(connection, reward, actor, transactions.now());
            firstStocks(connection, reward, before.allVariants(), body, actor);
        });
        return reward;
    }

    /** Pieces of variants that are new, and have not been there before either. */
    private void firstStocks(Connection connection, Reward reward, List<Variant> before, RewardBody body, String actor)
            throws SQLException {
        var known = StockRows.lines(connection, List.of(reward.rewardId())).getOrDefault(reward.rewardId(), List.of());
        for (var first : body.firstStocks().entrySet()) {
            var variant = first.getKey();
            boolean isKnown = before.stream().anyMatch(old -> old.variantId().equals(variant))
                    || known.stream().anyMatch(line -> variant.equals(line.variant()));
            if (!isKnown) {
                StockRows.set(
                        connection,
                        reward.rewardId(),
                        StockPlace.of(variant, null),
                        first.getValue(),
                        first.getValue(),
                        cause("CREATED", null, actor));
            }
        }
    }

    private StockRows.Cause cause(String name, @Nullable String reason, String actor) {
        return new StockRows.Cause(ids.get(), name, reason, actor, transactions.now());
    }

    /** A reward with its stocks, as it stands now. */
    RewardAnswer.Seen seen(String rewardId) throws Exception {
        return transactions.read(transaction -> {
            var reward = existing(RewardRows.find(transaction.connection(), rewardId));
            return RewardAnswer.Seen.all(transaction.connection(), List.of(reward), transactions.now())
                    .getFirst();
        });
    }

    Reward find(String rewardId) throws Exception {
        return transactions.read(transaction -> existing(RewardRows.find(transaction.connection(), rewardId)));
    }

    RewardAnswer.Prices prices(String rewardId) throws Exception {
        return transactions.read(transaction -> {
            existing(RewardRows.find(transaction.connection(), rewardId));
            return new RewardAnswer.Prices(
                    PriceHistory.of(RewardRows.versions(transaction.connection(), rewardId, MOST_VERSIONS)));
        });
    }

    /** Pieces came, went or were counted. */
    Answer moveStock(@Nullable String key, String actor, String rewardId, StockBody body) throws Exception {
        var checked = body.checked();
        var request = IdempotentRequest.of(key, "POST", "/rewards/" + rewardId + "/stock", checked);
        return transactions.writeOnce(request, transaction -> {
            var reward = existing(RewardRows.lock(transaction.connection(), rewardId));
            var place = checked.place(reward.terms());
            return Answer.of(
                    CREATED,
                    new RewardAnswer.Stock(
                            rewardId,
                            checked.variant(),
                            checked.storeId(),
                            moved(transaction, reward, place, checked, actor)));
        });
    }

    private @Nullable Long moved(
            OpenTransaction transaction, Reward reward, StockPlace place, StockBody body, String actor)
            throws SQLException {
        var there = StockRows.pieces(transaction.connection(), reward, place);
        long before = Objects.requireNonNullElse(there, 0L);
        var after = after(before, body);
        if (after != null && (after < 0 || after > RewardBody.MOST_PIECES)) {
            throw RewardsProblem.STOCK_TOO_LOW.because(
                    "There are " + before + " pieces: so many cannot come or go.", "available", before);
        }
        var name = body.change() != null ? "DELIVERED" : body.counted() != null ? "COUNTED" : "UNLIMITED";
        long change = after == null ? -before : after - before;
        transaction.writeRows(connection ->
                StockRows.set(connection, reward.rewardId(), place, change, after, cause(name, body.reason(), actor)));
        return after;
    }

    private static @Nullable Long after(long before, StockBody body) {
        if (body.change() != null) {
            return before + body.change();
        }
        return body.counted();
    }

    private static Reward existing(@Nullable Reward reward) {
        if (reward == null) {
            throw unknown();
        }
        return reward;
    }

    /** There is no such reward. */
    public static io.pointbook.runtime.http.Refused unknown() {
        return RewardsProblem.UNKNOWN_REWARD.because(
                "No reward has this rewardId. GET /rewards lists them, PUT /rewards/{rewardId} with If-None-Match: * makes"
                        + " one.");
    }
}
