package io.pointbook.ledger.couponing;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.runtime.http.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coupons and their reuses, a page at a time. */
public final class CouponLists {
    private static final int CURSOR_PARTS = 2;

    private final AccountDoor door;

    public CouponLists(AccountDoor door) {
        this.door = door;
    }

    /** A member's coupons, the latest issued first. */
    CouponPage ofMember(String memberId, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return door.read(transaction -> {
            var account = AccountDoor.accountOf(transaction.connection(), memberId);
            var found = CouponRow.ofMember(transaction.connection(), memberId, limit + 1, time(from), id(from));
            var now = door.now();
            var shown = shown(found, limit);
            var answers = shown.stream().map(row -> CouponAnswer.at(row, now)).toList();
            var page = new CouponPage(
                    answers,
                    shown.size() == found.size()
                            ? null
                            : next(shown.getLast().issuedAt(), shown.getLast().couponId()));
            return account.equals(memberId) ? page : page.ofMemberOf(account);
        });
    }

    /** Second uses of coupons, the latest first: for an operator. */
    CouponReusePage reuses(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return door.read(transaction -> {
            var found = CouponReuse.newest(transaction.connection(), limit + 1, time(from), id(from));
            var shown = shown(found, limit);
            return new CouponReusePage(
                    shown,
                    shown.size() == found.size()
                            ? null
                            : next(shown.getLast().postedAt(), shown.getLast().reuseId()));
        });
    }

    /** A page is full only when one more is known: else 'next' would lead to nothing. */
    private static <T> List<T> shown(List<T> found, int limit) {
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    private static String next(Instant time, String id) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, time), id).text();
    }

    private static @Nullable Instant time(@Nullable Cursor from) {
        return from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS);
    }

    private static @Nullable String id(@Nullable Cursor from) {
        return from == null ? null : from.parts().get(1);
    }
}
