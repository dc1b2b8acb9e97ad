package io.pointbook.ledger.prizedraw;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawClosed;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawHeld;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeEntriesListed;
import io.pointbook.ledger.prize.PrizeEntry;
import io.pointbook.ledger.prize.WinningTickets;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.Rulebook;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.RequestProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventBus;
import org.jspecify.annotations.Nullable;

/** Draws are announced, closed and held. The caller's id makes each step safe to repeat: a repeat gets the first answer. */
public final class PrizeDraws {
    private final AccountDoor door;
    private final Rulebook programmes;
    private final DrawStore store;
    private final UnaryOperator<String> secrets;

    /** @param secrets a text that nobody guesses for each draw id, always the same */
    public PrizeDraws(AccountDoor door, EventBus events, Rulebook programmes, UnaryOperator<String> secrets) {
        this(door, events, programmes, secrets, DrawStore.ENTRIES_AN_EVENT);
    }

    PrizeDraws(
            AccountDoor door, EventBus events, Rulebook programmes, UnaryOperator<String> secrets, int entriesAnEvent) {
        this.door = door;
        this.programmes = programmes;
        this.store = new DrawStore(door, events, entriesAnEvent);
        this.secrets = secrets;
    }

    DrawAnswer announce(AnnounceBody body, String actor) throws Exception {
        var now = door.now();
        var asked = DrawRequests.announced(body, actor, now, WinningTickets.commitment(secret(body)));
        return door.write(transaction -> {
            var before = store.find(asked.drawId());
            if (before != null) {
                DrawRequests.requireSame(before.announced(), asked);
                return DrawAnswer.of(before);
            }
            DrawRequests.requireFuture(asked, now);
            programmes.asOf(transaction.connection(), door.events());
            DrawRequests.requireTickets(programme(asked.programmeId()), asked.wallet());
            store.announce(transaction, asked);
            return DrawAnswer.of(new DrawStory(asked, null, null, 0));
        });
    }

    private String secret(AnnounceBody body) {
        return secrets.apply(DrawRequests.id(body.drawId()));
    }

    private ProgrammeDocument programme(String programmeId) {
        return programmes
                .latest(programmeId)
                .orElseThrow(() -> LedgerProblem.UNKNOWN_PROGRAMME.because(
                        "A draw is for members of a published programme. GET /programmes lists them."));
    }

    DrawAnswer close(String drawId, String actor) throws Exception {
        var story = door.read(transaction -> {
            programmes.asOf(transaction.connection(), door.events());
            return store.known(drawId);
        });
        if (story.closed() != null) {
            return DrawAnswer.of(story);
        }
        requireOver(story.announced());
        // accounts are read in pages of their own: what is listed is what was known then
        var entries = new TicketCount(door)
                .of(
                        story.announced(),
                        programme(story.announced().programmeId()).memberKinds());
        return door.write(_ -> {
            var latest = store.known(drawId);
            return DrawAnswer.of(latest.closed() == null ? closed(latest, entries, actor) : latest);
        });
    }

    private void requireOver(PrizeDrawAnnounced draw) {
        if (door.now().isBefore(draw.until())) {
            throw LedgerProblem.DRAW_NOT_OVER.because(
                    "Tickets can be won until " + draw.until() + ". Close the draw then.");
        }
    }

    private DrawStory closed(DrawStory story, List<PrizeEntry> entries, String actor) {
        var drawId = story.announced().drawId();
        long sequence = story.sequence();
        for (int from = 0; from < entries.size(); from += store.entriesAnEvent()) {
            var part = List.copyOf(entries.subList(from, Math.min(entries.size(), from + store.entriesAnEvent())));
            sequence++;
            store.publish(
                    sequence, new PrizeEntriesListed(DrawStore.eventId(drawId, sequence), drawId, part, door.now()));
        }
        sequence++;
        var closed = new PrizeDrawClosed(
                DrawStore.eventId(drawId, sequence),
                drawId,
                entries.size(),
                entries.stream().mapToLong(PrizeEntry::tickets).reduce(0, Math::addExact),
                WinningTickets.members(entries),
                WinningTickets.digest(entries),
                actor,
                door.now());
        store.publish(sequence, closed);
        return new DrawStory(story.announced(), closed, null, sequence);
    }

    DrawAnswer hold(String drawId, @Nullable String publicValue, String actor) throws Exception {
        var story = door.read(_ -> store.known(drawId));
        DrawRequests.requireValue(story.announced(), publicValue);
        if (story.closed() == null) {
            requireOver(story.announced());
            if (story.announced().publicSource() != null) {
                throw LedgerProblem.DRAW_NOT_CLOSED.because("POST /prize-draws/" + drawId
                        + "/close fixes the entries. That has to be before the public number comes into being.");
            }
            close(drawId, actor);
        }
        return door.write(_ -> {
            var latest = store.known(drawId);
            if (latest.held() != null) {
                if (!Objects.equals(latest.held().publicValue(), publicValue)) {
                    throw RequestProblem.DIFFERENT_REQUEST.because(
                            "The draw was held with another public value. It is held once.");
                }
                return DrawAnswer.of(latest);
            }
            return DrawAnswer.of(held(latest, publicValue, actor));
        });
    }

    private DrawStory held(DrawStory story, @Nullable String publicValue, String actor) {
        var announced = story.announced();
        var closed = Objects.requireNonNull(story.closed());
        var secret = secrets.apply(announced.drawId());
        if (!WinningTickets.commitment(secret).equals(announced.commitment())) {
            throw LedgerProblem.DRAW_SECRET_LOST.because(
                    "The key file is not the one that the draw was announced with. Put its backup back.");
        }
        var seed = WinningTickets.seed(secret, publicValue == null ? "" : publicValue, closed.digest());
        long sequence = story.sequence() + 1;
        var held = new PrizeDrawHeld(
                DrawStore.eventId(announced.drawId(), sequence),
                announced.drawId(),
                secret,
                publicValue,
                seed,
                WinningTickets.draw(seed, store.entries(announced.drawId()), announced.winners(), announced.again()),
                actor,
                door.now());
        store.publish(sequence, held);
        return new DrawStory(announced, closed, held, sequence);
    }

    DrawAnswer find(String drawId) throws Exception {
        return door.read(_ -> DrawAnswer.of(store.known(drawId)));
    }

    DrawPage all(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        return door.read(transaction -> {
            var ids = DrawStore.newest(
                    transaction.connection(),
                    limit + 1,
                    from == null ? null : from.parts().getFirst());
            var shown = ids.subList(0, Math.min(limit, ids.size()));
            return new DrawPage(
                    shown.stream().map(store::known).map(DrawAnswer::of).toList(),
                    ids.size() > limit ? Cursor.of(shown.getLast()).text() : null);
        });
    }

    /** The list in its order; empty before the draw is closed. */
    EntryPage entries(String drawId, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        long first = from == null ? 0 : from.number(0);
        if (first < 0) {
            throw Cursor.invalid();
        }
        return door.read(_ -> {
            var closed = store.known(drawId).closed();
            var page = new ArrayList<PrizeEntry>();
            long next = first;
            while (closed != null && page.size() < limit && next < closed.entries()) {
                var part = store.part(drawId, next / store.entriesAnEvent());
                int begin = (int) (next % store.entriesAnEvent());
                var taken = part.subList(begin, Math.min(part.size(), begin + limit - page.size()));
                page.addAll(taken);
                next += taken.size();
            }
            return new EntryPage(
                    page,
                    closed == null || next >= closed.entries()
                            ? null
                            : Cursor.of(next).text());
        });
    }
}
