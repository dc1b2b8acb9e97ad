package io.pointbook.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the parts of the local stack are, all on 127.0.0.1.
 *
 * @param root the project's folder
 * @param data what must survive, logs and process ids
 * @param smtp the mailbox of the demo members
 * @param smpp their phones
 * @param inbox where notification-service asks what has arrived in both
 */
public record Addresses(
        Path root,
        Path data,
        int ledger,
        int rewards,
        int notification,
        int kafka,
        int postgres,
        int smtp,
        int smpp,
        int inbox) {

    public static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    /** The fixed addresses, moved by POINTBOOK_… variables. */
    public static Addresses of(Path root, Map<String, String> environment) {
        return new Addresses(
                root,
                root.resolve(environment.getOrDefault("POINTBOOK_DATA", ".pointbook"))
                        .toAbsolutePath()
                        .normalize(),
                port(environment, "LEDGER", 8081),
                port(environment, "REWARDS", 8082),
                port(environment, "NOTIFICATION", 8083),
                port(environment, "KAFKA", 9092),
                port(environment, "POSTGRES", 15_432),
                port(environment, "SMTP", 2525),
                port(environment, "SMPP", 2775),
                port(environment, "INBOX", 8084));
    }

    /** Those of this process; the script gives the project's folder. */
    public static Addresses current() {
        return of(
                Path.of(System.getProperty("pointbook.root", "."))
                        .toAbsolutePath()
                        .normalize(),
                System.getenv());
    }

    public String bootstrap() {
        return HOST + ":" + kafka;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + postgres + "/" + database + "?user=pointbook";
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String variable = "POINTBOOK_" + name + "_PORT";
        String value = environment.getOrDefault(variable, Integer.toString(usual));
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number that is out of range
        }
        throw new Refusal(
                variable + " is \"" + value + "\", which is no port.",
                "Set it to a number from 1 to " + HIGHEST_PORT + ", or leave it out for " + usual + ".");
    }
}
