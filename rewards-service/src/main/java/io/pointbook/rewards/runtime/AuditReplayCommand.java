package io.pointbook.rewards.runtime;

import io.pointbook.rewards.audit.LedgerCaptures;
import io.pointbook.rewards.audit.RedemptionReplay;
import io.pointbook.runtime.eventstore.AuditArguments;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.eventstore.EventSerializer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The auditor's program: {@code --jdbc URL [--captures FILE]}, the file as the ledger's replay wrote it before. Exit 0 where
 * everything agrees, 1 where something differs, 2 where it could not look.
 */
public final class AuditReplayCommand {
    private AuditReplayCommand() {}

    public static void main(String[] arguments) {
        // before anything logs: the service's log manager is on the class path and wants to be the only one
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var given = AuditArguments.parse("rewards", arguments);
        if (given == null) {
            return 2;
        }
        try (var connection = DriverManager.getConnection(given.jdbc())) {
            var ledger = given.captures() == null ? null : LedgerCaptures.read(given.captures());
            var report = new RedemptionReplay(connection, AuditReplayCommand::reader, ledger).run();
            print(report, ledger != null);
            return report.agrees() ? 0 : 1;
        } catch (IOException failure) {
            System.err.println("The ledger's captures could not be read: " + failure.getMessage());
            return 2;
        } catch (SQLException failure) {
            System.err.println("The database of rewards could not be read: " + failure.getMessage());
            return 2;
        }
    }

    /** Reads events as the service does. */
    public static EventReader reader(Connection connection) {
        return new EventReader(
                connection,
                new EventSerializer(RewardsEventTypes.types(), RewardsEventTypes.mapper()),
                NoOpEventUpcaster.INSTANCE);
    }

    private static void print(RedemptionReplay.Report report, boolean compared) {
        System.out.println("audit replay of redemptions");
        System.out.println("  redemptions: " + report.redemptions());
        System.out.println("  points captured: " + report.captured() + ", given back: " + report.givenBack());
        if (compared) {
            System.out.println("  captured by the ledger, still under way here: " + report.underWay());
        }
        report.differences().forEach(sentence -> System.out.println("DIFFERENCE " + sentence));
        System.out.println(
                report.agrees()
                        ? "redemptions, stock" + (compared ? " and the ledger's captures agree" : " and rows agree")
                        : report.found() + " differences, "
                                + report.differences().size() + " of them above: see docs/runbook.md");
    }
}
