package io.pointbook.runtime.eventstore;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor's program is started with: {@code --jdbc URL [--captures FILE]}.
 *
 * @param jdbc the service's database
 * @param captures what the ledger's doors captured: written by the ledger's replay, read by those of others
 */
public record AuditArguments(String jdbc, @Nullable Path captures) {
    private static final int WITH_CAPTURES = 4;

    /** Nothing where they are others; how they should be is then written to the standard error. */
    public static @Nullable AuditArguments parse(String database, String... arguments) {
        boolean withCaptures = arguments.length == WITH_CAPTURES && arguments[2].equals("--captures");
        if ((arguments.length != 2 && !withCaptures) || !arguments[0].equals("--jdbc")) {
            System.err.println("usage: --jdbc jdbc:postgresql://host:port/" + database + "?user=… [--captures FILE]");
            return null;
        }
        return new AuditArguments(arguments[1], withCaptures ? Path.of(arguments[3]) : null);
    }
}
