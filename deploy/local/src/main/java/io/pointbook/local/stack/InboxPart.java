package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Doors;
import io.pointbook.local.inbox.LocalInbox;
import io.pointbook.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The phones and the mailbox of the demo members. */
record InboxPart(Addresses addresses, Places places) implements Part {

    private static final int HEAP_MEGABYTES = 96;
    private static final int WITH_ALL_ELSE_MEGABYTES = 200;
    private static final int OK = 200;

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(addresses.inbox());
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(
                addresses.inbox(), portVariable(),
                addresses.smtp(), "POINTBOOK_SMTP_PORT",
                addresses.smpp(), "POINTBOOK_SMPP_PORT");
    }

    @Override
    public String portVariable() {
        return "POINTBOOK_INBOX_PORT";
    }

    @Override
    public String address() {
        return "smtp " + Addresses.HOST + ":" + addresses.smtp() + ", smpp :" + addresses.smpp();
    }

    @Override
    public int megabytes() {
        return WITH_ALL_ELSE_MEGABYTES;
    }

    @Override
    public ServerProcess launch() {
        return ServerProcess.start(
                name(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        LocalInbox.class.getName(),
                        Integer.toString(addresses.inbox()),
                        Integer.toString(addresses.smtp()),
                        Integer.toString(addresses.smpp())),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                places.freshLog(name()),
                true);
    }

    @Override
    public boolean isReady() {
        try {
            return Doors.at(addresses.inbox()).get("/messages").status() == OK;
        } catch (IOException _) {
            return false;
        }
    }
}
