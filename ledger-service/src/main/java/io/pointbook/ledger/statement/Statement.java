package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.http.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** A member's entries, newest first, straight from the account's own events. */
public final class Statement {
    /** Events that one page looks at; a receipt that moved nothing has no entry, and there may be many of those. */
    static final int MOST_EVENTS_A_PAGE = 2_000;

    private static final int EVENTS_A_READ = 250;
    private static final int CURSOR_PARTS = 2;
    private static final Place NEWEST = new Place(Long.MAX_VALUE, 1);

    private final AccountDoor door;

    public Statement(AccountDoor door) {
        this.door = door;
    }

    /** A place in the stream: what follows is older than this entry of this event. */
    private record Place(long sequence, int number) {
        static Place of(@Nullable Cursor cursor) {
            if (cursor == null) {
                return NEWEST;
            }
            long sequence = cursor.number(0);
            long number = cursor.number(1);
            if (sequence < 0 || number < 1 || number > Integer.MAX_VALUE) {
                throw Cursor.invalid();
            }
            return new Place(sequence, (int) number);
        }

        /** Below which sequence the next event is to be looked for. */
        long before() {
            return number > 1 ? sequence + 1 : sequence;
        }

        boolean isPast(long eventSequence, Entry entry) {
            return eventSequence == sequence && entry.number() >= number;
        }

        String text() {
            return Cursor.of(sequence, number).text();
        }
    }

    StatementPage entries(String memberId, int limit, @Nullable String cursor) throws Exception {
        var from = Place.of(Cursor.parse(cursor, CURSOR_PARTS));
        return door.read(transaction -> {
            var account = AccountDoor.accountOf(transaction.connection(), memberId);
            var page = new Page(door.events(), memberId, limit, from).fill();
            return account.equals(memberId) ? page : page.ofMemberOf(account);
        });
    }

    /** A page while it is being filled. */
    private static final class Page {
        private final EventReader events;
        private final String memberId;
        private final int limit;
        private final List<StatementLine> lines = new ArrayList<>();
        private Place from;
        private Place last;

        Page(EventReader events, String memberId, int limit, Place from) {
            this.events = events;
            this.memberId = memberId;
            this.limit = limit;
            this.from = from;
            this.last = from;
        }

        StatementPage fill() {
            int seen = 0;
            while (seen < MOST_EVENTS_A_PAGE) {
                // most events have an entry, so that one small read fills most pages; what follows is a search
                int wanted = seen == 0 ? Math.min(EVENTS_A_READ, limit + 1) : EVENTS_A_READ;
                int read = Math.min(wanted, MOST_EVENTS_A_PAGE - seen);
                var found = events.pageBefore(memberId, from.before(), read);
                for (DomainEventMessage<?> message : found) {
                    // a page is full only when one more is known: else 'next' would lead to nothing
                    if (!addAll(message)) {
                        return new StatementPage(lines, last.text());
                    }
                }
                if (found.size() < read) {
                    return new StatementPage(lines, null);
                }
                seen += read;
            }
            return new StatementPage(lines, from.text());
        }

        /** Adds an event's entries, the latest first; false when there are more than the page takes. */
        private boolean addAll(DomainEventMessage<?> message) {
            var event = (AccountEvent) message.getPayload();
            for (Entry entry : event.booking().entries().reversed()) {
                if (from.isPast(message.getSequenceNumber(), entry)) {
                    continue;
                }
                if (lines.size() == limit) {
                    return false;
                }
                lines.add(StatementLine.of(event, entry));
                last = new Place(message.getSequenceNumber(), entry.number());
            }
            from = new Place(message.getSequenceNumber(), 1);
            return true;
        }
    }
}
