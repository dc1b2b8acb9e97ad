package io.pointbook.ledger.account.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where lots, holds and standings stand, and what a posting does to them. Deciding ({@link OpenBook}) and replaying
 * ({@link Book}) differ in where they keep things, never in what a posting means.
 */
abstract sealed class Shelf permits Book, OpenBook {

    abstract @Nullable Lot findLot(String id);

    abstract void put(Lot lot);

    abstract @Nullable Hold findHold(String id);

    abstract void put(Hold hold);

    abstract Standing standing(String wallet);

    abstract void put(String wallet, Standing standing);

    /** Lots of a wallet that have points waiting, active or held. */
    abstract List<Lot> living(String wallet);

    final Lot lot(String id) {
        var lot = findLot(id);
        if (lot == null) {
            throw new IllegalStateException("no lot " + id);
        }
        return lot;
    }

    final void open(LotTerms terms, String wallet, @Nullable String receipt, Instant businessTime) {
        if (findLot(terms.id()) != null) {
            throw new IllegalStateException("lot " + terms.id() + " is opened twice");
        }
        put(Lot.opened(terms.id(), wallet, receipt, businessTime, terms.activeFrom(), terms.expiresAt()));
    }

    final void post(String wallet, Posting posting) {
        if (posting.lot() != null) {
            put(lot(posting.lot()).with(posting.from(), -posting.points()).with(posting.to(), posting.points()));
        }
        put(wallet, standing(wallet).after(posting));
    }

    /** What an entry means beyond its postings: the memory of reversals, and the state of its hold. */
    final void finish(Entry entry) {
        if (entry.why() instanceof Why.Reversed reversed && reversed.lot() != null) {
            var lot = lot(reversed.lot());
            for (Take take : reversed.takes()) {
                lot = lot.with(take);
            }
            put(lot);
        }
        if (entry.why() instanceof Why.Prolonged prolonged) {
            for (Lot lot : living(entry.wallet())) {
                if (lot.expiresBefore(prolonged.until())) {
                    put(lot.expiring(prolonged.until()));
                }
            }
        }
        if (entry.holdId() != null) {
            finishHold(entry, entry.holdId());
        }
    }

    private void finishHold(Entry entry, String holdId) {
        if (entry.kind() == EntryKind.HELD) {
            var parts = partsInto(entry, LedgerAccount.HELD);
            put(new Hold(holdId, entry.wallet(), sum(parts), heldUntil(entry), Hold.State.OPEN, parts, 0, null, 0));
            return;
        }
        var hold = findHold(holdId);
        if (hold == null || !hold.wallet().equals(entry.wallet())) {
            return; // a tender that named a hold of another wallet, or one that we never had or no longer remember
        }
        var spent = partsOutOfHold(entry);
        switch (entry.kind()) {
            case CAPTURED -> put(ended(hold, Hold.State.CAPTURED, spent, sum(spent), null));
            case REDEEMED -> put(redeemed(hold, entry, spent));
            case RELEASED -> {
                if (hold.isOpen()) {
                    put(ended(hold, Hold.State.RELEASED, List.of(), 0, null));
                }
            }
            case HOLD_EXPIRED -> put(ended(hold, Hold.State.EXPIRED, List.of(), 0, null));
            case GIVEN_BACK -> put(hold.returning(sum(returned(entry))));
            case EARNED, REVERSED, RESTORED, HELD, MATURED, EXPIRED, ADJUSTED, EXCHANGED, PROLONGED, TRANSFERRED -> {}
        }
    }

    private static Hold redeemed(Hold hold, Entry entry, List<Part> spent) {
        if (hold.isOpen()) {
            return spent.isEmpty() ? hold : ended(hold, Hold.State.CAPTURED, spent, sum(spent), entry.receipt());
        }
        // A door had captured it before the receipt came: the receipt only says what it was for.
        return hold.state() == Hold.State.CAPTURED && hold.capturedBy() == null
                ? ended(hold, Hold.State.CAPTURED, hold.parts(), hold.captured(), entry.receipt())
                : hold;
    }

    private static Hold ended(
            Hold hold, Hold.State state, List<Part> parts, long captured, @Nullable String capturedBy) {
        return new Hold(
                hold.id(),
                hold.wallet(),
                hold.points(),
                hold.expiresAt(),
                state,
                parts,
                captured,
                capturedBy,
                hold.returned());
    }

    private static List<Part> returned(Entry entry) {
        return entry.postings().stream()
                .filter(posting -> posting.from() == LedgerAccount.REDEEMED)
                .map(posting -> new Part(posting.lot(), posting.points()))
                .toList();
    }

    private static Instant heldUntil(Entry entry) {
        if (entry.why() instanceof Why.Held held) {
            return held.expiresAt();
        }
        throw new IllegalStateException("a HELD entry says until when");
    }

    private static List<Part> partsInto(Entry entry, LedgerAccount account) {
        var parts = new ArrayList<Part>();
        for (Posting posting : entry.postings()) {
            if (posting.to() == account) {
                parts.add(new Part(posting.lot(), posting.points()));
            }
        }
        return List.copyOf(parts);
    }

    private static List<Part> partsOutOfHold(Entry entry) {
        var parts = new ArrayList<Part>();
        for (Posting posting : entry.postings()) {
            if (posting.from() == LedgerAccount.HELD && posting.to() == LedgerAccount.REDEEMED) {
                parts.add(new Part(posting.lot(), posting.points()));
            }
        }
        return List.copyOf(parts);
    }

    private static long sum(List<Part> parts) {
        long sum = 0;
        for (Part part : parts) {
            sum = Math.addExact(sum, part.points());
        }
        return sum;
    }
}
