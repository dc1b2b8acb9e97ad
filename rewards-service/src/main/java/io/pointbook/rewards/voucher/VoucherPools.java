package io.pointbook.rewards.voucher;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools of voucher codes are put up and filled, and a code is shown to whom it belongs. */
public final class VoucherPools {
    /** Codes of one file. */
    static final int MOST_CODES = 50_000;

    private static final int LONGEST_CODE = 500;
    private static final long MOST_LOW = 1_000_000_000;
    private static final int CREATED = 201;
    private static final String CODE = "code";
    private static final String VALID_UNTIL = "validUntil";

    private final Transactions transactions;
    private final @Nullable VoucherKey key;
    private final Duration showAgainFor;

    /**
     * @param key absent: the installation has none, and nothing is taken in or shown
     * @param showAgainFor how long the request that was first shown codes is shown them again
     */
    public VoucherPools(Transactions transactions, @Nullable VoucherKey key, Duration showAgainFor) {
        this.transactions = transactions;
        this.key = key;
        this.showAgainFor = showAgainFor;
    }

    private VoucherKey key() {
        if (key == null) {
            throw RewardsProblem.VOUCHER_KEY_MISSING.because(
                    "Set pointbook.rewards.voucher.key-file to a file of 32 random bytes.");
        }
        return key;
    }

    /** Whether the pool is new. */
    boolean put(String poolId, VoucherPool.Body body) throws Exception {
        var id = Requests.id(poolId, "poolId");
        long low = Requests.within(body.low(), "low", 0, MOST_LOW);
        return transactions.write(
                transaction -> VoucherRows.put(transaction.connection(), id, low, transactions.now()));
    }

    VoucherPool.Page page(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        var found = transactions.read(transaction -> VoucherRows.pools(
                transaction.connection(),
                transactions.now(),
                from == null ? null : from.parts().getFirst(),
                limit + 1));
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new VoucherPool.Page(
                List.copyOf(shown),
                shown.size() == found.size()
                        ? null
                        : Cursor.of(shown.getLast().poolId()).text());
    }

    /** All pools, as far as a metric names them. */
    List<VoucherPool> look(int most) throws Exception {
        return transactions.read(
                transaction -> VoucherRows.pools(transaction.connection(), transactions.now(), null, most));
    }

    /** Takes a file of codes in: all of them, or none. */
    Answer add(@Nullable String idempotencyKey, String poolId, @Nullable InputStream file) throws Exception {
        var codes = Csv.read(file, List.of(CODE), MOST_CODES).stream()
                .map(row -> sealed(poolId, row))
                .toList();
        var request = IdempotentRequest.of(
                idempotencyKey,
                "POST",
                "/voucher-pools/" + poolId + "/codes",
                codes.stream()
                        .map(code -> HexFormat.of().formatHex(code.digest()) + code.validUntil())
                        .toList());
        return transactions.writeOnce(request, transaction -> {
            if (!VoucherRows.exists(transaction.connection(), poolId)) {
                throw unknown();
            }
            int added = VoucherRows.add(transaction.connection(), poolId, codes, transactions.now());
            return Answer.of(CREATED, new VoucherPool.Imported(poolId, added, codes.size() - added));
        });
    }

    private VoucherRows.Sealed sealed(String poolId, Csv.Row row) {
        var code = row.given(CODE);
        if (code.length() > LONGEST_CODE) {
            throw row.invalid("a code has " + LONGEST_CODE + " characters at most");
        }
        return new VoucherRows.Sealed(key().digest(poolId, code), key().seal(poolId, code), until(row));
    }

    private static @Nullable Instant until(Csv.Row row) {
        var until = row.cell(VALID_UNTIL);
        try {
            return until == null ? null : OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeException _) {
            throw row.invalid("'validUntil' is a time such as 2027-01-01T00:00:00Z");
        }
    }

    static Refused unknown() {
        return RewardsProblem.UNKNOWN_POOL.because("No pool has this poolId: PUT /voucher-pools/{poolId} makes one.");
    }

    /**
     * The codes of a redemption whose member asks, the first time; and again for a while, for the same request, whose
     * answer may have been lost.
     */
    public Vouchers show(String redemptionId, String showId) throws Exception {
        var now = transactions.now();
        var owned = transactions.write(transaction -> {
            var first = VoucherRows.show(transaction.connection(), redemptionId, new VoucherRows.Shown(showId, now));
            if (!first.showId().equals(showId) || now.isAfter(first.at().plus(showAgainFor))) {
                throw RewardsProblem.ALREADY_SHOWN.because(
                        "The codes were shown at " + first.at() + ", and are shown once.");
            }
            return VoucherRows.of(transaction.connection(), redemptionId);
        });
        return new Vouchers(
                redemptionId,
                owned.stream()
                        .map(code -> new Vouchers.Voucher(key().open(code.poolId(), code.sealed()), code.validUntil()))
                        .toList());
    }
}
