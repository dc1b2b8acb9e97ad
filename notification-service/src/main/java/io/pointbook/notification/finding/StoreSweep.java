package io.pointbook.notification.finding;

import io.pointbook.notification.finding.StoreRows.Row;
import io.pointbook.notification.finding.StoreRows.Shopper;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the members around a shop that moved: who buys there, who buys at a shop nearby, and who lives nearby. */
public final class StoreSweep {
    /** Members that one transaction looks at. */
    static final int BATCH = 500;

    private final Transactor transactor;
    private final Homes homes;
    private final Supplier<Instant> now;

    public StoreSweep(Transactor transactor, Homes homes, Transactions transactions) {
        this.transactor = transactor;
        this.homes = homes;
        this.now = transactions::now;
    }

    /** One batch of the oldest move; how much was done. */
    public int batch() throws Exception {
        return transactor.<Integer>run(transaction -> {
            var connection = transaction.connection();
            var move = StoreRows.open(connection);
            if (move == null) {
                return 0;
            }
            var at = now.get();
            var shoppers = StoreRows.shoppers(connection, move.afterMember(), BATCH);
            var found = new ArrayList<Occasion>();
            for (var shopper : shoppers) {
                var kilometres = distance(connection, move, shopper);
                if (kilometres != null && kilometres <= move.radiusKm()) {
                    found.add(occasion(move, shopper.memberId(), Math.round(kilometres)));
                }
            }
            Occasions.note(connection, found, at);
            var last =
                    shoppers.isEmpty() ? move.afterMember() : shoppers.getLast().memberId();
            StoreRows.move(connection, move, last, shoppers.size() < BATCH ? at : null);
            return Math.max(1, shoppers.size());
        });
    }

    private static Occasion occasion(Row move, String memberId, long kilometres) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("storeId", move.storeId());
        facts.put("kilometres", kilometres);
        if (move.address() != null) {
            facts.put("address", move.address());
        }
        return new Occasion(
                OccasionKind.SHOP_MOVED, memberId, move.storeId() + ":" + move.version(), move.fromAt(), facts);
    }

    /** From the new place to where he lives, else to where he buys; nothing where neither is known. */
    private @Nullable Double distance(Connection connection, Row move, Shopper shopper) throws SQLException {
        var home = homes.of(connection, shopper.memberId());
        var lives = home == null ? null : StoreRows.point(connection, home.country(), home.postcode());
        if (lives != null && lives.kilometresTo(move.at()) <= move.radiusKm()) {
            return lives.kilometresTo(move.at());
        }
        if (shopper.usualStore() == null) {
            return null;
        }
        if (shopper.usualStore().equals(move.storeId())) {
            return 0.0;
        }
        var buys = StoreRows.newest(connection, shopper.usualStore());
        return buys == null ? null : buys.at().kilometresTo(move.at());
    }
}
