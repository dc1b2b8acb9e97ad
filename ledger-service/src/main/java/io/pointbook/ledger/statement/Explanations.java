package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.ProgrammeOf;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Node;
import io.pointbook.ledger.words.Phrasebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Finds the stored numbers behind an entry, and the lots that it took. */
public final class Explanations {
    /** Lots that one answer lists. */
    static final int MOST_LOTS = 200;

    private static final int LONGEST_NUMBER = 9;

    private final AccountDoor door;
    private final ProgrammeSource programmes;

    public Explanations(AccountDoor door, ProgrammeSource programmes) {
        this.door = door;
        this.programmes = programmes;
    }

    /** An entry's id: the id of its event, and its number in it. */
    private record EntryId(String eventId, int number) {
        static @Nullable EntryId parse(String text) {
            int slash = text.lastIndexOf('/');
            var number = text.substring(slash + 1);
            boolean isNumber = !number.isEmpty()
                    && number.length() <= LONGEST_NUMBER
                    && number.chars().allMatch(c -> c >= '0' && c <= '9');
            return slash < 1 || !isNumber ? null : new EntryId(text.substring(0, slash), Integer.parseInt(number));
        }

        @Nullable
        Entry in(AccountEvent event) {
            var entries = event.booking().entries();
            return number < 1 || number > entries.size() ? null : entries.get(number - 1);
        }
    }

    Explanation explain(String entryId, Language language) throws Exception {
        return door.read(transaction -> {
            var id = EntryId.parse(entryId);
            var event = id == null ? null : events(List.of(id)).get(id.eventId());
            var entry = id == null || event == null ? null : id.in(event);
            if (event == null || entry == null) {
                throw LedgerProblem.UNKNOWN_ENTRY.because(
                        "No entry has this entryId. GET /members/{memberId}/entries lists them; write '#' as %23 and '%' as"
                                + " %25 in an address.");
            }
            var zone = ProgrammeOf.zone(
                    transaction.connection(), door, programmes, event.memberId(), entry.businessTime());
            return explained(event, entry, new Phrasebook(language, zone));
        });
    }

    private Explanation explained(AccountEvent event, Entry entry, Phrasebook words) {
        var telling = Sentences.of(event, entry, words);
        var moved = lots(entry);
        var listed = moved.keySet().stream().limit(MOST_LOTS).toList();
        int leftOut = moved.size() - listed.size();
        return new Explanation(
                event.memberId(),
                StatementLine.of(event, entry),
                words.language().tag(),
                words.zone().getId(),
                telling.sentence(),
                telling.sentences(),
                EntryTree.of(event, entry, new Node.Maker(words)),
                entry.postings(),
                entry.opens(),
                entry.why(),
                opened(listed, moved),
                leftOut == 0 ? null : leftOut);
    }

    /** The lots that an entry is about, its own aside, with the points that it moved in each. */
    private static Map<String, Long> lots(Entry entry) {
        var moved = new LinkedHashMap<String, Long>();
        for (Posting posting : entry.postings()) {
            if (posting.lot() != null) {
                moved.merge(posting.lot(), posting.points(), Math::addExact);
            }
        }
        if (entry.why() instanceof Why.Reversed reversed) {
            if (reversed.lot() != null) {
                moved.putIfAbsent(reversed.lot(), 0L);
            }
            for (Take take : reversed.takes()) {
                if (take.lot() != null) {
                    moved.putIfAbsent(take.lot(), 0L);
                }
            }
        }
        if (entry.opens() != null) {
            moved.remove(entry.opens().id());
        }
        return moved;
    }

    private List<Explanation.UsedLot> opened(List<String> lots, Map<String, Long> moved) {
        var ids = new HashMap<String, EntryId>();
        for (String lot : lots) {
            var id = EntryId.parse(lot);
            if (id != null) {
                ids.put(lot, id);
            }
        }
        var events = events(ids.values());
        var used = new ArrayList<Explanation.UsedLot>();
        for (String lot : lots) {
            var id = ids.get(lot);
            var event = id == null ? null : events.get(id.eventId());
            var opening = id == null || event == null ? null : id.in(event);
            used.add(new Explanation.UsedLot(
                    lot,
                    moved.getOrDefault(lot, 0L),
                    opening == null ? null : opening.opens(),
                    event == null || opening == null ? null : StatementLine.of(event, opening)));
        }
        return used;
    }

    /** Account events by their ids; a receipt that was only kept is none. */
    private Map<String, AccountEvent> events(Collection<EntryId> ids) {
        var found = new HashMap<String, AccountEvent>();
        for (DomainEventMessage<?> message :
                door.events().byIds(ids.stream().map(EntryId::eventId).toList())) {
            if (message.getPayload() instanceof AccountEvent event) {
                found.put(event.eventId(), event);
            }
        }
        return found;
    }
}
