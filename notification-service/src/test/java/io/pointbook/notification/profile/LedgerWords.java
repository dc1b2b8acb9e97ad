package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.BookAccount;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.EntriesPosted.Entry;
import io.pointbook.contract.ledger.EntriesPosted.Leg;
import io.pointbook.contract.ledger.EntriesPosted.Lot;
import io.pointbook.contract.ledger.EntriesPosted.Tier;
import io.pointbook.contract.ledger.EntryKind;
import io.pointbook.contract.ledger.EventKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries and coupons as the ledger tells them. */
final class LedgerWords {
    static final Instant YEAR_END = Instant.parse("2027-01-01T00:00:00Z");

    private LedgerWords() {}

    static EntriesPosted posted(String member, long sequence, String at, @Nullable Tier tier, Entry... entries) {
        var time = Instant.parse(at);
        return new EntriesPosted(
                "e-" + sequence, member, sequence, EventKind.RECEIPT, time, time, null, List.of(entries), tier);
    }

    static Tier tier(String name, Instant ends, String after) {
        return new Tier(name, 10, ends, "gold", 90L, after);
    }

    static Entry earned(String lot, long points, String expires) {
        return entry(
                EntryKind.EARNED,
                new Lot(lot, Instant.EPOCH, Instant.parse(expires)),
                new Leg(BookAccount.ISSUED, -points, lot),
                new Leg(BookAccount.MEMBER_ACTIVE, points, lot));
    }

    static Entry held(String lot, long points) {
        return entry(
                EntryKind.HELD,
                null,
                new Leg(BookAccount.MEMBER_ACTIVE, -points, lot),
                new Leg(BookAccount.MEMBER_HELD, points, lot));
    }

    static Entry captured(String lot, long points) {
        return entry(
                EntryKind.CAPTURED,
                null,
                new Leg(BookAccount.MEMBER_HELD, -points, lot),
                new Leg(BookAccount.REDEEMED, points, lot));
    }

    private static Entry entry(EntryKind kind, @Nullable Lot opens, Leg... legs) {
        return new Entry(
                "x/1", kind, "points", 0, 0, Instant.EPOCH, null, null, null, null, null, null, opens, List.of(legs));
    }

    static CouponChanged coupon(String id, long sequence, CouponKind kind, String member, boolean drawn) {
        var terms = kind == CouponKind.ISSUED
                ? new CouponChanged.Terms(
                        new CouponChanged.Benefit("FREE_ITEM", null, null, null, null, null, "beer", null),
                        ReadModels.NOW,
                        YEAR_END,
                        "p/rule",
                        drawn ? true : null)
                : null;
        return new CouponChanged(
                "coupon:" + id + "#" + sequence,
                id,
                sequence,
                kind,
                "CODE",
                member,
                ReadModels.NOW,
                ReadModels.NOW,
                terms,
                null,
                null,
                null,
                null,
                kind == CouponKind.REDEEMED ? member : null,
                null);
    }
}
