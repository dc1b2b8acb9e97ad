package io.pointbook.ledger.account.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One account's lots, holds and standings, as its events left them. Only {@link #apply} changes it. */
public final class Book extends Shelf {
    /** Ended holds that are still known by name, so that a late tender or a repeat is recognised. */
    static final int ENDED_HOLDS_REMEMBERED = 200;

    private final Map<String, Lot> lots = new HashMap<>();
    private final Map<String, TreeSet<Lot>> spendable = new HashMap<>();
    private final Map<String, TreeSet<Lot>> maturing = new HashMap<>();
    private final Map<String, Hold> open = new LinkedHashMap<>();
    private final LinkedHashMap<String, Hold> ended = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();

    /** An empty book. */
    public Book() {}

    /** The book that a snapshot remembers. */
    public static Book of(Collection<Lot> lots, Collection<Hold> holds, Map<String, Standing> standings) {
        var book = new Book();
        lots.forEach(book::put);
        holds.forEach(book::put);
        book.standings.putAll(standings);
        return book;
    }

    /** Takes in one entry of a stored event. */
    public void apply(Entry entry) {
        if (entry.opens() != null) {
            open(entry.opens(), entry.wallet(), entry.receipt(), entry.businessTime());
        }
        for (Posting posting : entry.postings()) {
            post(entry.wallet(), posting);
        }
        finish(entry);
    }

    /** What a wallet holds as posted; {@link Clockwork} tells what the clock has changed since. */
    @Override
    public Standing standing(String wallet) {
        return standings.getOrDefault(wallet, Standing.EMPTY);
    }

    /** All wallets that were ever used. */
    public Map<String, Standing> standings() {
        return Collections.unmodifiableMap(standings);
    }

    /** All lots, the empty ones too, in no order. */
    public Collection<Lot> lots() {
        return Collections.unmodifiableCollection(lots.values());
    }

    /** Open holds, then remembered ended ones, each in order of arrival. */
    public List<Hold> holds() {
        var all = new java.util.ArrayList<>(ended.values());
        all.addAll(open.values());
        return all;
    }

    /** An open hold or a remembered ended one. */
    public @Nullable Hold hold(String id) {
        return findHold(id);
    }

    /** When the clock alone changes this wallet next: maturing, expiry or the end of a hold. */
    public @Nullable Instant nextDue(String wallet) {
        Instant next = null;
        for (Hold hold : open.values()) {
            next = hold.wallet().equals(wallet) ? earlier(next, hold.expiresAt()) : next;
        }
        var firstMaturing = maturing(wallet);
        next = firstMaturing.hasNext() ? earlier(next, firstMaturing.next().activeFrom()) : next;
        var firstSpendable = spendable(wallet);
        return firstSpendable.hasNext() ? earlier(next, firstSpendable.next().expiresAt()) : next;
    }

    /** Lots with points to spend, in spend order. */
    public Iterator<Lot> spendable(String wallet) {
        var set = spendable.get(wallet);
        return set == null ? Collections.emptyIterator() : set.iterator();
    }

    @Override
    List<Lot> living(String wallet) {
        var living = new TreeMap<String, Lot>();
        spendable(wallet).forEachRemaining(lot -> living.put(lot.id(), lot));
        maturing(wallet).forEachRemaining(lot -> living.put(lot.id(), lot));
        for (Hold hold : open.values()) {
            if (hold.wallet().equals(wallet)) {
                hold.parts().stream().map(Part::lot).filter(Objects::nonNull).forEach(id -> living.put(id, lot(id)));
            }
        }
        return List.copyOf(living.values());
    }

    Iterator<Lot> maturing(String wallet) {
        var set = maturing.get(wallet);
        return set == null ? Collections.emptyIterator() : set.iterator();
    }

    Collection<Hold> openHolds() {
        return open.values();
    }

    @Override
    @Nullable
    Lot findLot(String id) {
        return lots.get(id);
    }

    @Override
    void put(Lot lot) {
        var before = lots.put(lot.id(), lot);
        reindex(spendable, Lot.SPEND_ORDER, before, lot, before != null && before.active() > 0, lot.active() > 0);
        reindex(maturing, Lot.MATURING_ORDER, before, lot, before != null && before.pending() > 0, lot.pending() > 0);
    }

    private static void reindex(
            Map<String, TreeSet<Lot>> index,
            java.util.Comparator<Lot> order,
            @Nullable Lot before,
            Lot lot,
            boolean wasIn,
            boolean isIn) {
        if (!wasIn && !isIn) {
            return;
        }
        var set = index.computeIfAbsent(lot.wallet(), _ -> new TreeSet<>(order));
        if (wasIn && before != null) {
            set.remove(before);
        }
        if (isIn) {
            set.add(lot);
        }
    }

    @Override
    @Nullable
    Hold findHold(String id) {
        var hold = open.get(id);
        return hold != null ? hold : ended.get(id);
    }

    @Override
    void put(Hold hold) {
        if (hold.isOpen()) {
            open.put(hold.id(), hold);
            return;
        }
        open.remove(hold.id());
        ended.put(hold.id(), hold);
        while (ended.size() > ENDED_HOLDS_REMEMBERED) {
            ended.pollFirstEntry();
        }
    }

    @Override
    void put(String wallet, Standing standing) {
        standings.put(wallet, standing);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
