package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.door.Transactions;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rewards are put up, changed, looked for, and their stock is moved. */
public final class Catalogue {
    private static final int CURSOR_PARTS = 2;
    private static final int CREATED = 201;
    private static final int MOST_PRICES = 500;

    private final Transactions transactions;
    private final MemberPoints points;
    private final Supplier<String> ids;

    /** Where a member's points are asked for. */
    public interface MemberPoints {
        /** What he can spend now, by wallet. */
        Map<String, Long> active(String memberId);
    }

    /** @param ids draws an id for each movement by hand */
    public Catalogue(Transactions transactions, MemberPoints points, Supplier<String> ids) {
        this.transactions = transactions;
        this.points = points;
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
            var before = RewardRows.lock(transaction.connection(), rewardId);
            if (before == null) {
                if (expected != null) {
                    throw unknown();
                }
                return create(transaction, new Reward(rewardId, 1, terms, body.firstStock()), actor);
            }
            if (expected == null || expected != before.version()) {
                throw RewardsProblem.VERSION_CHANGED.because(
                        "The reward is at version " + before.version() + ". Get it again, and change what you find.",
                        "version",
                        before.version());
            }
            return before.terms().equals(terms)
                    ? before
                    : change(transaction, new Reward(rewardId, before.version() + 1, terms, before.stock()), actor);
        });
    }

    private Reward create(OpenTransaction transaction, Reward reward, String actor) {
        var now = transactions.now();
        transaction.writeRows(connection -> {
            RewardRows.insert(connection, reward);
            RewardRows.insertVersion(connection, reward, actor, now);
            if (reward.stock() != null) {
                StockRows.record(
                        connection,
                        ids.get(),
                        reward.rewardId(),
                        reward.stock(),
                        reward.stock(),
                        "CREATED",
                        null,
                        actor,
                        now);
            }
        });
        return reward;
    }

    private Reward change(OpenTransaction transaction, Reward reward, String actor) {
        var now = transactions.now();
        transaction.writeRows(connection -> {
            RewardRows.update(connection, reward);
            RewardRows.insertVersion(connection, reward, actor, now);
        });
        return reward;
    }

    Reward find(String rewardId) throws Exception {
        return transactions.read(transaction -> existing(RewardRows.find(transaction.connection(), rewardId)));
    }

    RewardAnswer.Prices prices(String rewardId) throws Exception {
        return transactions.read(transaction -> {
            existing(RewardRows.find(transaction.connection(), rewardId));
            return new RewardAnswer.Prices(RewardRows.prices(transaction.connection(), rewardId, MOST_PRICES));
        });
    }

    /** A page of rewards, the cheapest first. */
    RewardAnswer.Page page(
            @Nullable RewardKind kind,
            @Nullable String text,
            boolean all,
            @Nullable String memberId,
            Search.Reach reach,
            int limit,
            @Nullable String cursor)
            throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        var active = memberId == null ? null : points.active(memberId);
        var search = new Search(kind, text, all ? null : transactions.now(), active, reach, from);
        var found = transactions.read(transaction -> RewardRows.page(transaction.connection(), search, limit + 1));
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new RewardAnswer.Page(
                shown.stream()
                        .map(reward -> RewardAnswer.of(reward, missing(reward, active)))
                        .toList(),
                shown.size() == found.size() ? null : next(shown));
    }

    private static @Nullable Long missing(Reward reward, @Nullable Map<String, Long> active) {
        return active == null
                ? null
                : Long.valueOf(Math.max(
                        0,
                        reward.terms().pricePoints()
                                - active.getOrDefault(reward.terms().wallet(), 0L)));
    }

    private static String next(List<Reward> shown) {
        var last = shown.getLast();
        return Cursor.of(last.terms().pricePoints(), last.rewardId()).text();
    }

    /** Pieces came, went or were counted. */
    Answer moveStock(@Nullable String key, String actor, String rewardId, StockBody body) throws Exception {
        var checked = body.checked();
        var request = IdempotentRequest.of(key, "POST", "/rewards/" + rewardId + "/stock", checked);
        return transactions.writeOnce(request, transaction -> {
            var reward = existing(RewardRows.lock(transaction.connection(), rewardId));
            return Answer.of(CREATED, new RewardAnswer.Stock(rewardId, moved(transaction, reward, checked, actor)));
        });
    }

    private @Nullable Long moved(OpenTransaction transaction, Reward reward, StockBody body, String actor)
            throws SQLException {
        long before = Objects.requireNonNullElse(reward.stock(), 0L);
        var after = after(before, body);
        if (after != null && (after < 0 || after > RewardBody.MOST_PIECES)) {
            throw RewardsProblem.STOCK_TOO_LOW.because(
                    "There are " + before + " pieces: so many cannot come or go.", "available", before);
        }
        var cause = body.change() != null ? "DELIVERED" : body.counted() != null ? "COUNTED" : "UNLIMITED";
        long change = after == null ? -before : after - before;
        var now = transactions.now();
        transaction.writeRows(connection -> {
            StockRows.set(connection, reward.rewardId(), after);
            StockRows.record(connection, ids.get(), reward.rewardId(), change, after, cause, body.reason(), actor, now);
        });
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
