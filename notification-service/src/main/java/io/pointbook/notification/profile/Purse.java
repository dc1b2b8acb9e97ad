package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.BookAccount;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.EntriesPosted.Entry;
import io.pointbook.contract.ledger.EntriesPosted.Leg;
import io.pointbook.contract.ledger.EntriesPosted.Tier;
import io.pointbook.contract.ledger.EventKind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A member's lots and level while messages about them are taken. */
final class Purse {
    private final String memberId;
    private final TreeMap<String, Lot> lots = new TreeMap<>();
    private final TreeMap<String, Lot> touched = new TreeMap<>();
    private long sequence;
    private @Nullable Instant openedAt;
    private @Nullable Tier tier;

    /** Points with one life. */
    record Lot(
            String wallet,
            @Nullable Instant activeFrom,
            @Nullable Instant expiresAt,
            long pending,
            long active,
            long held) {
        boolean isEmpty() {
            return pending == 0 && active == 0 && held == 0;
        }

        private Lot moved(BookAccount account, long points) {
            return switch (account) {
                case MEMBER_PENDING -> new Lot(wallet, activeFrom, expiresAt, pending + points, active, held);
                case MEMBER_ACTIVE -> new Lot(wallet, activeFrom, expiresAt, pending, active + points, held);
                case MEMBER_HELD -> new Lot(wallet, activeFrom, expiresAt, pending, active, held + points);
                case ISSUED,
                        MEMBER_DEBT,
                        REDEEMED,
                        EXPIRED,
                        REVERSED,
                        ADJUSTED,
                        BROUGHT_FORWARD,
                        TRANSFERRED_IN,
                        TRANSFERRED_OUT,
                        OTHER -> this;
            };
        }
    }

    Purse(String memberId, long sequence, @Nullable Instant openedAt, @Nullable Tier tier) {
        this.memberId = memberId;
        this.sequence = sequence;
        this.openedAt = openedAt;
        this.tier = tier;
    }

    String memberId() {
        return memberId;
    }

    long sequence() {
        return sequence;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Tier tier() {
        return tier;
    }

    void has(String id, Lot lot) {
        lots.put(id, lot);
    }

    /** Those that changed, by id. */
    Map<String, Lot> touched() {
        return touched;
    }

    /** Takes a message, if it is new; whether it was. */
    boolean take(EntriesPosted message) {
        if (message.sequence() <= sequence) {
            return false;
        }
        sequence = message.sequence();
        if (message.kind() == EventKind.ACCOUNT_OPENED) {
            openedAt = message.businessTime();
        }
        if (message.tier() != null) {
            tier = message.tier();
        }
        message.entries().forEach(this::book);
        return true;
    }

    private void book(Entry entry) {
        var opens = entry.opens();
        if (opens != null) {
            change(opens.lot(), new Lot(entry.wallet(), opens.activeFrom(), opens.expiresAt(), 0, 0, 0));
        }
        for (Leg leg : entry.legs()) {
            if (leg.lot() != null) {
                var known = lots.getOrDefault(leg.lot(), new Lot(entry.wallet(), null, null, 0, 0, 0));
                change(leg.lot(), known.moved(leg.account(), leg.points()));
            }
        }
    }

    private void change(String id, Lot lot) {
        lots.put(id, lot);
        touched.put(id, lot);
    }
}
