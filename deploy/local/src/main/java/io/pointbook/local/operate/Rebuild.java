package io.pointbook.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pointbook.local.Addresses;
import io.pointbook.local.Doors;
import io.pointbook.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was built from topics, built again. */
@Command(
        name = "rebuild",
        description = "Builds read models again from the topics, beside those that are asked: profiles.",
        subcommands = Rebuild.Profiles.class)
public final class Rebuild {
    private static final PrintStream OUT = System.out;

    /** Waits until the new generation is asked. */
    @Command(
            name = "profiles",
            description = "What is known of members. Nothing stops, and nothing is sent; safe to repeat.")
    static final class Profiles implements Callable<Integer> {
        private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
        private static final int ACCEPTED = 202;
        private static final int OK = 200;
        private static final int NOT_YET = 2;

        @Option(names = "--within", description = "How long to wait, in seconds (${DEFAULT-VALUE}).")
        private int within = 3_600;

        @Override
        public Integer call() throws IOException {
            var doors = Doors.at(Addresses.current().notification());
            int generation = begun(doors);
            OUT.println("generation " + generation + " is being built");
            for (int look = 0; look < within; look++) {
                if (isLive(doors, generation)) {
                    OUT.println("generation " + generation + " is live");
                    return 0;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            OUT.println("it is still being built, and goes live by itself: see GET /profiles/generations");
            return NOT_YET;
        }

        private static int begun(Doors doors) {
            try {
                var reply = doors.post("/profiles/rebuild", JsonNodeFactory.instance.objectNode());
                if (reply.status() != ACCEPTED) {
                    throw new Refusal(
                            "notification-service answered " + reply.status() + ".",
                            "See ./pointbook logs notification-service");
                }
                return reply.body().path("generation").asInt();
            } catch (IOException away) {
                throw new Refusal("notification-service does not answer.", "Start it: ./pointbook up");
            }
        }

        private static boolean isLive(Doors doors, int generation) throws IOException {
            var reply = doors.get("/profiles/generations");
            if (reply.status() != OK) {
                return false;
            }
            for (JsonNode one : reply.body().path("generations")) {
                if (one.path("generation").asInt() == generation) {
                    return one.path("state").asText().equals("LIVE");
                }
            }
            return false;
        }
    }
}
