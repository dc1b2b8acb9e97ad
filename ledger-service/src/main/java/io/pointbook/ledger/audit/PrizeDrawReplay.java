package io.pointbook.ledger.audit;

import io.pointbook.ledger.prize.PrizeDrawEvent;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawClosed;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawHeld;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeEntriesListed;
import io.pointbook.ledger.prize.PrizeEntry;
import io.pointbook.ledger.prize.WinningTickets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Prize draws as their events tell them: the digest of the entries, the seed and the winners are found again. */
final class PrizeDrawReplay {
    private final Map<String, PrizeDrawAnnounced> announced = new HashMap<>();
    private final Map<String, List<PrizeEntry>> entries = new HashMap<>();
    private final AuditReport report;

    PrizeDrawReplay(AuditReport report) {
        this.report = report;
    }

    void take(PrizeDrawEvent event) {
        report.count("events of prize draws", 1);
        var known = entries.computeIfAbsent(event.drawId(), _ -> new ArrayList<>());
        switch (event) {
            case PrizeDrawAnnounced draw -> announced.put(draw.drawId(), draw);
            case PrizeEntriesListed listed -> known.addAll(listed.entries());
            case PrizeDrawClosed closed -> {
                if (!closed.digest().equals(WinningTickets.digest(known))) {
                    report.differs("event " + closed.eventId() + " has another digest than the entries before it");
                }
            }
            case PrizeDrawHeld held -> held(held, known);
        }
    }

    private void held(PrizeDrawHeld held, List<PrizeEntry> known) {
        var draw = announced.get(held.drawId());
        var value = Objects.requireNonNullElse(held.publicValue(), "");
        if (draw == null
                || !draw.commitment().equals(WinningTickets.commitment(held.secret()))
                || !held.seed().equals(WinningTickets.seed(held.secret(), value, WinningTickets.digest(known)))
                || !held.winners().equals(WinningTickets.draw(held.seed(), known, draw.winners(), draw.again()))) {
            report.differs("event " + held.eventId() + " does not follow from the draw's announcement and entries");
        }
        entries.remove(held.drawId());
    }

    void compare(Connection connection) throws SQLException {
        var rows = new TreeSet<String>();
        try (var query = connection.createStatement();
                var found = query.executeQuery("select draw_id from prize_draw")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        if (!rows.equals(new TreeSet<>(announced.keySet()))) {
            report.differs("table prize_draw has other draws than were announced");
        }
    }
}
