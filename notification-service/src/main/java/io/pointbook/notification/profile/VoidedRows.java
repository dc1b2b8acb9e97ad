package io.pointbook.notification.profile;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Makes rows of earlier messages count what they still count after a receipt was voided. */
final class VoidedRows {
    private VoidedRows() {}

    static void write(Connection connection, Collection<Shopper> shoppers) throws SQLException {
        try (var update = connection.prepareStatement(
                "update purchase set bought = ?, net = ?, voided = ? where member_id = ? and sequence = ?")) {
            for (Shopper shopper : shoppers) {
                for (Bought bought : shopper.earlier()) {
                    var counts = bought.without(shopper.voided());
                    if (!counts.equals(bought)) {
                        update.setBoolean(1, counts.isPurchase());
                        update.setLong(2, counts.net());
                        update.setBoolean(3, shopper.voided().contains(bought.receipt()));
                        update.setString(4, shopper.memberId());
                        update.setLong(5, bought.sequence());
                        update.addBatch();
                    }
                }
            }
            update.executeBatch();
        }
    }
}
