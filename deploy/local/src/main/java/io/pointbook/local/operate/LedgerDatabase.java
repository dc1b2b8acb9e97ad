package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The ledger's own database, for the operator's commands. */
final class LedgerDatabase {

    private LedgerDatabase() {}

    static Connection connect(Addresses addresses) {
        try {
            return DriverManager.getConnection(addresses.jdbcUrl("ledger"));
        } catch (SQLException _) {
            throw new Refusal(
                    "The ledger's database does not answer at " + Addresses.HOST + ":" + addresses.postgres() + ".",
                    "Start it: ./pointbook up");
        }
    }

    /** A failed statement in the user's words. */
    static Refusal refusal(SQLException e) {
        return new Refusal(
                "The ledger's database refused: " + e.getMessage(),
                "Has ledger-service been up once, to make its tables? ./pointbook status");
    }
}
