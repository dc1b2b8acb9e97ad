package io.pointbook.rewards.audit;

import io.pointbook.rewards.audit.LedgerCaptures.Captured;
import io.pointbook.rewards.redemption.Redemption;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsCaptured;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsGivenBack;
import io.pointbook.rewards.redemption.RedemptionIds;
import io.pointbook.rewards.redemption.RedemptionState;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds every event of redemptions from the first, and compares with the rows, with the movements of stock, and with what
 * the ledger captured. Taken in one snapshot, later than the ledger's: what happened between them is left out.
 */
public final class RedemptionReplay {
    /** Differences that are written out; beyond them only their number is told. */
    static final int MOST_WRITTEN = 1_000;

    private final Connection connection;
    private final Function<Connection, EventReader> readers;
    private final @Nullable LedgerCaptures ledger;
    private final Map<String, Redemption> told = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private long found;
    private long captured;
    private long givenBack;
    private long underWay;

    /** @param ledger absent: it is not compared with */
    public RedemptionReplay(
            Connection connection, Function<Connection, EventReader> readers, @Nullable LedgerCaptures ledger) {
        this.connection = connection;
        this.readers = readers;
        this.ledger = ledger;
    }

    /**
     * What was found.
     *
     * @param captured points that all redemptions took, {@code givenBack} of them came back
     * @param underWay holds that the ledger had captured while their redemptions did not know it yet
     * @param found how many differences there are
     * @param differences those that are written out
     */
    public record Report(
            long redemptions, long captured, long givenBack, long underWay, long found, List<String> differences) {
        public boolean agrees() {
            return found == 0;
        }
    }

    /** Replays and compares; nothing is written. */
    public Report run() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            readers.apply(connection).replay(message -> {
                if (message.getPayload() instanceof RedemptionEvent event) {
                    take(event);
                } else {
                    differs("event " + message.getIdentifier() + " is no redemption's");
                }
            });
            compareRows();
            compareStock();
            if (ledger != null) {
                ledger.byHold().forEach(this::unknownCapture);
            }
            return new Report(told.size(), captured, givenBack, underWay, found, List.copyOf(differences));
        } finally {
            connection.rollback();
        }
    }

    private void take(RedemptionEvent event) {
        var id = event.redemptionId();
        var before = told.get(id);
        told.put(id, before == null ? Redemption.of(List.of(event)) : before.after(event));
        if (event instanceof PointsCaptured taken) {
            captured = Math.addExact(captured, taken.points());
            var hold = RedemptionIds.hold(id, taken.hold());
            known.add(hold);
            compareCapture(taken, hold);
        } else if (event instanceof PointsGivenBack back && before != null) {
            givenBack = Math.addExact(givenBack, back.points());
            compareReturn(back, before.holdId());
        }
    }

    private void differs(String sentence) {
        found++;
        if (differences.size() < MOST_WRITTEN) {
            differences.add(sentence);
        }
    }

    private void compareRows() throws SQLException {
        var seen = new HashSet<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select redemption_id, state, points, quantity from redemption")) {
            while (rows.next()) {
                var id = rows.getString(1);
                seen.add(id);
                var redemption = told.get(id);
                if (redemption == null) {
                    differs("redemption " + id + " has a row and no events");
                } else if (!redemption.state().name().equals(rows.getString(2))
                        || redemption.terms().points() != rows.getLong(3)
                        || redemption.terms().quantity() != rows.getLong(4)) {
                    differs("redemption " + id + " is " + rows.getString(2) + " with " + rows.getLong(3)
                            + " points in its row, its events say " + redemption.state() + " with "
                            + redemption.terms().points());
                }
            }
        }
        told.keySet().stream()
                .filter(id -> !seen.contains(id))
                .forEach(id -> differs("redemption " + id + " has events and no row"));
    }

    /** A limited reward's stock is what its movements make. */
    private void compareStock() throws SQLException {
        var made = new HashMap<String, Long>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("""
                        select reward_id, coalesce(variant, ''), coalesce(store_id, ''), sum(change) from stock_movement
                        group by 1, 2, 3""")) {
            while (rows.next()) {
                made.put(rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3), rows.getLong(4));
            }
        }
        try (var query = connection.createStatement();
                var rows = query.executeQuery("""
                        select reward_id, '', '', stock from reward where stock is not null
                        union all select reward_id, variant, store_id, stock from stock_line where stock is not null""")) {
            while (rows.next()) {
                var place = rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3);
                if (made.getOrDefault(place, 0L) != rows.getLong(4)) {
                    differs("the stock of " + place + " is " + rows.getLong(4) + ", its movements make "
                            + made.getOrDefault(place, 0L));
                }
            }
        }
    }

    private void compareCapture(PointsCaptured taken, String hold) {
        if (ledger == null || !taken.at().isBefore(ledger.at())) {
            return;
        }
        var there = ledger.byHold().get(hold);
        if (there == null || there.points() != taken.points()) {
            differs("redemption " + taken.redemptionId() + " took " + taken.points() + " points, the ledger says "
                    + (there == null ? "none" : there.points()));
        }
    }

    private void compareReturn(PointsGivenBack back, String hold) {
        if (ledger == null || !back.at().isBefore(ledger.at())) {
            return;
        }
        var there = ledger.byHold().get(hold);
        // before the ledger had returns the points came back by a correction, which its entry names
        boolean byCorrection = back.entryId().startsWith("adjustment:");
        if (!byCorrection && (there == null || there.returned() != back.points())) {
            differs("redemption " + back.redemptionId() + " gave " + back.points() + " points back, the ledger says "
                    + (there == null ? "none" : there.returned()));
        }
    }

    private void unknownCapture(String hold, Captured capture) {
        var id = RedemptionIds.ofHold(hold);
        if (id == null || known.contains(hold)) {
            return; // another door's hold, or one that was compared
        }
        var redemption = told.get(id);
        var state = redemption == null ? null : redemption.state();
        if (state == RedemptionState.CONFIRMED || state == RedemptionState.CANCELLING) {
            underWay++;
        } else {
            differs("the ledger captured " + capture.points() + " points with " + hold + ", and redemption " + id
                    + (state == null ? " is not there" : " is " + state));
        }
    }
}
