package io.pointbook.ledger.account.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A book while an event is being decided: what changes lies over the account's book, which stays as it is until the
 * event is stored. Collects the event's entries.
 */
public final class OpenBook extends Shelf {
    private final Book book;
    private final String eventId;
    private final Instant now;
    private final Map<String, Lot> changedLots = new HashMap<>();
    private final Map<String, Queue> spendable = new HashMap<>();
    private final Map<String, Queue> maturing = new HashMap<>();
    private final Map<String, Hold> changedHolds = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** @param now posting time: what has matured, ended or expired by then is settled before anything else. */
    public OpenBook(Book book, String eventId, Instant now) {
        this.book = book;
        this.eventId = eventId;
        this.now = now;
    }

    /** The posting time. */
    Instant now() {
        return now;
    }

    /** The account's hold of this name, open or ended, if it is known. */
    public @Nullable Hold hold(String id) {
        return findHold(id);
    }

    /** The hold of this name, if it is one of this wallet. */
    public @Nullable Hold hold(String id, String wallet) {
        var hold = findHold(id);
        return hold != null && hold.wallet().equals(wallet) ? hold : null;
    }

    /** Begins the next entry; it counts once it is closed. */
    EntryDraft entry(EntryKind kind, String wallet, Instant businessTime) {
        return new EntryDraft(this, kind, wallet, businessTime, eventId, entries.size() + 1);
    }

    void close(Entry entry) {
        finish(entry);
        entries.add(entry);
    }

    /** All that was posted. */
    public Booking booking() {
        if (entries.isEmpty()) {
            return Booking.NOTHING;
        }
        var all = new TreeMap<>(book.standings());
        all.putAll(standings);
        return new Booking(List.copyOf(entries), Collections.unmodifiableMap(all));
    }

    /** What can be spent of a wallet now. */
    public long active(String wallet) {
        return standing(wallet).active();
    }

    /** The lot that is spent next, if there is any. */
    @Nullable
    Lot nextSpendable(String wallet) {
        return queue(spendable, wallet, Lot.SPEND_ORDER, book.spendable(wallet)).first();
    }

    /** The lot that matures next, if there is any. */
    @Nullable
    Lot nextMaturing(String wallet) {
        return queue(maturing, wallet, Lot.MATURING_ORDER, book.maturing(wallet))
                .first();
    }

    /** The wallet's open hold that ends first, if there is any. */
    @Nullable
    Hold nextEndingHold(String wallet) {
        Hold first = null;
        for (Hold hold : book.openHolds()) {
            var now = changedHolds.getOrDefault(hold.id(), hold);
            first = now.isOpen() && now.wallet().equals(wallet) ? earlier(first, now) : first;
        }
        for (Hold hold : changedHolds.values()) {
            first = hold.isOpen() && hold.wallet().equals(wallet) ? earlier(first, hold) : first;
        }
        return first;
    }

    /** All wallets that have anything. */
    List<String> wallets() {
        var all = new TreeMap<>(book.standings());
        all.putAll(standings);
        return List.copyOf(all.keySet());
    }

    @Override
    List<Lot> living(String wallet) {
        var living = new ArrayList<Lot>();
        for (Lot lot : book.living(wallet)) {
            if (!changedLots.containsKey(lot.id())) {
                living.add(lot);
            }
        }
        for (Lot lot : changedLots.values()) {
            if (lot.wallet().equals(wallet) && lot.isLiving()) {
                living.add(lot);
            }
        }
        return living;
    }

    /** Whether any points of a wallet end before that, though not yet. */
    public boolean endsBefore(String wallet, Instant then) {
        return living(wallet).stream().anyMatch(lot -> lot.expiresBefore(then));
    }

    @Override
    @Nullable
    Lot findLot(String id) {
        var changed = changedLots.get(id);
        return changed != null ? changed : book.findLot(id);
    }

    @Override
    void put(Lot lot) {
        var before = changedLots.put(lot.id(), lot);
        queue(spendable, lot.wallet(), Lot.SPEND_ORDER, book.spendable(lot.wallet()))
                .replace(before, lot, lot.active() > 0);
        queue(maturing, lot.wallet(), Lot.MATURING_ORDER, book.maturing(lot.wallet()))
                .replace(before, lot, lot.pending() > 0);
    }

    @Override
    @Nullable
    Hold findHold(String id) {
        var changed = changedHolds.get(id);
        return changed != null ? changed : book.findHold(id);
    }

    @Override
    void put(Hold hold) {
        changedHolds.put(hold.id(), hold);
    }

    @Override
    public Standing standing(String wallet) {
        var changed = standings.get(wallet);
        return changed != null ? changed : book.standing(wallet);
    }

    @Override
    void put(String wallet, Standing standing) {
        standings.put(wallet, standing);
    }

    private static Hold earlier(@Nullable Hold one, Hold other) {
        return one == null || other.expiresAt().isBefore(one.expiresAt()) ? other : one;
    }

    private Queue queue(Map<String, Queue> queues, String wallet, Comparator<Lot> order, Iterator<Lot> untouched) {
        return queues.computeIfAbsent(wallet, _ -> new Queue(order, untouched));
    }

    /** The book's own order, with the lots that were changed taken out of it and laid in anew. */
    private final class Queue {
        private final Comparator<Lot> order;
        private final Iterator<Lot> untouched;
        private final TreeSet<Lot> changed;
        private @Nullable Lot ahead;

        Queue(Comparator<Lot> order, Iterator<Lot> untouched) {
            this.order = order;
            this.untouched = untouched;
            this.changed = new TreeSet<>(order);
            this.ahead = advance();
        }

        @Nullable
        Lot first() {
            while (ahead != null && changedLots.containsKey(ahead.id())) {
                ahead = advance();
            }
            if (changed.isEmpty()) {
                return ahead;
            }
            var firstChanged = changed.first();
            return ahead == null || order.compare(firstChanged, ahead) < 0 ? firstChanged : ahead;
        }

        void replace(@Nullable Lot before, Lot lot, boolean counts) {
            if (before != null) {
                changed.remove(before);
            }
            if (counts) {
                changed.add(lot);
            }
        }

        private @Nullable Lot advance() {
            return untouched.hasNext() ? untouched.next() : null;
        }
    }
}
