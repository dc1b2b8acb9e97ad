package io.pointbook.ledger.prizedraw;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.prize.PrizeDrawEvent;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawClosed;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawHeld;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeEntriesListed;
import io.pointbook.ledger.prize.PrizeEntry;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Draws as events, and the table that says which there are. */
final class DrawStore {
    /** Entries that one event lists. */
    static final int ENTRIES_AN_EVENT = 1_000;

    private static final String AGGREGATE = "prize-draw";

    private final AccountDoor door;
    private final EventBus events;
    private final int entriesAnEvent;

    /** @param entriesAnEvent the same for ever, because pages of entries are found by it */
    DrawStore(AccountDoor door, EventBus events, int entriesAnEvent) {
        this.door = door;
        this.events = events;
        this.entriesAnEvent = entriesAnEvent;
    }

    int entriesAnEvent() {
        return entriesAnEvent;
    }

    DrawStory known(String drawId) {
        var story = find(drawId);
        if (story == null) {
            throw LedgerProblem.UNKNOWN_DRAW.because("GET /prize-draws lists them.");
        }
        return story;
    }

    /** The first event and the last two say everything but the entries. */
    @Nullable
    DrawStory find(String drawId) {
        var first = door.events().pageBefore(aggregate(drawId), 1, 1);
        if (first.isEmpty()) {
            return null;
        }
        PrizeDrawClosed closed = null;
        PrizeDrawHeld held = null;
        var last = door.events().pageBefore(aggregate(drawId), Long.MAX_VALUE, 2);
        for (DomainEventMessage<?> message : last) {
            switch ((PrizeDrawEvent) message.getPayload()) {
                case PrizeDrawClosed event -> closed = event;
                case PrizeDrawHeld event -> held = event;
                case PrizeDrawAnnounced _, PrizeEntriesListed _ -> {}
            }
        }
        var announced = (PrizeDrawAnnounced) first.getFirst().getPayload();
        return new DrawStory(announced, closed, held, last.getFirst().getSequenceNumber());
    }

    /** The whole list, in its order. */
    List<PrizeEntry> entries(String drawId) {
        var entries = new ArrayList<PrizeEntry>();
        for (DomainEventMessage<?> message :
                door.events().streams(List.of(aggregate(drawId))).getOrDefault(aggregate(drawId), List.of())) {
            if (message.getPayload() instanceof PrizeEntriesListed listed) {
                entries.addAll(listed.entries());
            }
        }
        return entries;
    }

    /** The part of the list with this number, from 0; empty where there is none. */
    List<PrizeEntry> part(String drawId, long part) {
        // the announcement has sequence 0
        var found = door.events().pageBefore(aggregate(drawId), part + 2, 1);
        return !found.isEmpty()
                        && found.getFirst().getSequenceNumber() == part + 1
                        && found.getFirst().getPayload() instanceof PrizeEntriesListed listed
                ? listed.entries()
                : List.of();
    }

    void announce(OpenTransaction transaction, PrizeDrawAnnounced announced) {
        publish(0, announced);
        transaction.writeRows(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into prize_draw (draw_id, programme_id, announced_at) values (?, ?, ?)")) {
                insert.setString(1, announced.drawId());
                insert.setString(2, announced.programmeId());
                insert.setTimestamp(3, Timestamp.from(announced.at()));
                insert.executeUpdate();
            }
        });
    }

    void publish(long sequence, PrizeDrawEvent event) {
        events.publish(new GenericDomainEventMessage<>(AGGREGATE, aggregate(event.drawId()), sequence, event));
    }

    static String eventId(String drawId, long sequence) {
        return aggregate(drawId) + "#" + (sequence + 1);
    }

    private static String aggregate(String drawId) {
        return AGGREGATE + ":" + drawId;
    }

    /** Ids of the latest draws, the latest first. */
    static List<String> newest(Connection connection, int limit, @Nullable String beforeId) throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.prepareStatement("select draw_id from prize_draw"
                + (beforeId == null
                        ? ""
                        : " where (announced_at, draw_id) < (select announced_at, draw_id from prize_draw where draw_id = ?)")
                + " order by announced_at desc, draw_id desc limit ?")) {
            int parameter = 1;
            if (beforeId != null) {
                query.setString(parameter++, beforeId);
            }
            query.setInt(parameter, limit);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }
}
