package io.pointbook.ledger.runtime;

import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.runtime.eventstore.AuditArguments;
import io.pointbook.runtime.eventstore.EventReader;
import io.pointbook.runtime.eventstore.EventSerializer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The auditor's program: {@code --jdbc URL [--captures FILE]}; the file is for the replay of rewards-service. Exit 0 where events and tables agree, 1 where they differ, 2 where it could
 * not look. It needs neither the service nor the broker.
 */
public final class AuditReplayCommand {
    private AuditReplayCommand() {}

    public static void main(String[] arguments) {
        // before anything logs: the service's log manager is on the class path and wants to be the only one
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var given = AuditArguments.parse("ledger", arguments);
        if (given == null) {
            return 2;
        }
        try (var connection = DriverManager.getConnection(given.jdbc())) {
            var report = new AuditReplay(connection, AuditReplayCommand::reader).run();
            report.print(System.out);
            if (given.captures() != null) {
                report.writeCaptures(given.captures());
            }
            return report.agrees() ? 0 : 1;
        } catch (IOException failure) {
            System.err.println("The captures could not be written: " + failure.getMessage());
            return 2;
        } catch (SQLException failure) {
            System.err.println("The ledger's database could not be read: " + failure.getMessage());
            return 2;
        }
    }

    /** Reads events as the service does. */
    public static EventReader reader(Connection connection) {
        return new EventReader(
                connection,
                new EventSerializer(LedgerEventTypes.types(), LedgerEventTypes.mapper()),
                LedgerEventTypes.upcasters());
    }
}
