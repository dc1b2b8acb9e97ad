package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.demo.DemoStream;
import io.pointbook.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The stream of demo receipts and redemptions. */
record DemoPart(Addresses addresses, Places places) implements Part {

    private static final int HEAP_MEGABYTES = 48;
    private static final int WITH_ALL_ELSE_MEGABYTES = 120;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.empty();
    }

    @Override
    public String portVariable() {
        return "";
    }

    @Override
    public String address() {
        return "sends about one receipt a second, redeems now and then";
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
                        DemoStream.class.getName(),
                        addresses.bootstrap(),
                        Integer.toString(addresses.ledger()),
                        Integer.toString(addresses.rewards())),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                places.freshLog(name()),
                true);
    }

    /** It has no door: it is as well as its process. */
    @Override
    public boolean isReady() {
        return places.pid(name()).process().isPresent();
    }
}
