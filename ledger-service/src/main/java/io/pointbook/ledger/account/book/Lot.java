package io.pointbook.ledger.account.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of one award, with one business time and one expiry, and what has become of them.
 *
 * @param id the id of the entry that opened it
 * @param receipt identity of the receipt that earned it, if one did
 * @param businessTime when it was earned
 * @param activeFrom from when it can be spent
 * @param expiresAt from when it cannot be spent any more; absent: never
 * @param pending points that cannot be spent yet
 * @param active points that can be spent
 * @param held points that are reserved
 * @param expired points that reached the end of their life
 * @param takes where reversals of this lot's points took them
 */
public record Lot(
        String id,
        String wallet,
        @Nullable String receipt,
        Instant businessTime,
        Instant activeFrom,
        @Nullable Instant expiresAt,
        long pending,
        long active,
        long held,
        long expired,
        List<Take> takes) {

    /** Earliest expiry first, never-expiring last, then business time, then id. */
    static final Comparator<Lot> SPEND_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Lot::businessTime)
            .thenComparing(Lot::id);

    /** What becomes active first stands first. */
    static final Comparator<Lot> MATURING_ORDER =
            Comparator.comparing(Lot::activeFrom).thenComparing(Lot::id);

    public Lot {
        if (pending < 0 || active < 0 || held < 0 || expired < 0) {
            throw new IllegalStateException("lot " + id + " below zero: pending " + pending + ", active " + active
                    + ", held " + held + ", expired " + expired);
        }
    }

    static Lot opened(
            String id,
            String wallet,
            @Nullable String receipt,
            Instant businessTime,
            Instant activeFrom,
            @Nullable Instant expiresAt) {
        return new Lot(id, wallet, receipt, businessTime, activeFrom, expiresAt, 0, 0, 0, 0, List.of());
    }

    /** Expired points that no reversal has counted yet. */
    long expiredNotCounted() {
        return expired - taken(Take.Source.EXPIRED);
    }

    /** Points that reversals took from one kind of place. */
    long taken(Take.Source source) {
        long sum = 0;
        for (Take take : takes) {
            if (take.source() == source) {
                sum = Math.addExact(sum, take.points());
            }
        }
        return sum;
    }

    boolean expiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Whether it ends, and before that. */
    boolean expiresBefore(Instant then) {
        return expiresAt != null && expiresAt.isBefore(then);
    }

    boolean isLiving() {
        return pending > 0 || active > 0 || held > 0;
    }

    Lot expiring(Instant then) {
        return new Lot(id, wallet, receipt, businessTime, activeFrom, then, pending, active, held, expired, takes);
    }

    Lot with(LedgerAccount account, long change) {
        return switch (account) {
            case PENDING -> bucketed(Math.addExact(pending, change), active, held, expired);
            case ACTIVE -> bucketed(pending, Math.addExact(active, change), held, expired);
            case HELD -> bucketed(pending, active, Math.addExact(held, change), expired);
            case EXPIRED -> bucketed(pending, active, held, Math.addExact(expired, change));
            case ISSUED, DEBT, REDEEMED, REVERSED, ADJUSTED, BROUGHT_FORWARD, TRANSFERRED_IN, TRANSFERRED_OUT -> this;
        };
    }

    Lot with(Take change) {
        var changed = new ArrayList<Take>(takes.size() + 1);
        long points = change.points();
        for (Take take : takes) {
            if (take.samePlace(change)) {
                points = Math.addExact(points, take.points());
            } else {
                changed.add(take);
            }
        }
        if (points < 0) {
            throw new IllegalStateException("lot " + id + " gives back more than was taken");
        }
        if (points > 0) {
            changed.add(new Take(change.source(), change.lot(), points));
        }
        return new Lot(
                id,
                wallet,
                receipt,
                businessTime,
                activeFrom,
                expiresAt,
                pending,
                active,
                held,
                expired,
                List.copyOf(changed));
    }

    private Lot bucketed(long pending, long active, long held, long expired) {
        return new Lot(id, wallet, receipt, businessTime, activeFrom, expiresAt, pending, active, held, expired, takes);
    }
}
