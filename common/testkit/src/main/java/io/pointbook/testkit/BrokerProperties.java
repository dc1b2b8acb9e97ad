package io.pointbook.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The broker's settings, as Kafka's {@code server.properties}. */
final class BrokerProperties {

    /** Warnings and errors only, for the JDK's logging. */
    static final List<String> QUIET = List.of(
            "handlers=java.util.logging.ConsoleHandler",
            ".level=WARNING",
            "java.util.logging.ConsoleHandler.level=WARNING",
            "java.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %3$s %5$s%6$s%n");

    private BrokerProperties() {}

    static List<String> of(Path folder, int port) {
        int controllerPort = Ports.free();
        var all = new ArrayList<>(List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + folder.resolve("log")));
        ofAnyNode().forEach((name, value) -> all.add(name + "=" + value));
        return all;
    }

    /** What does not depend on where it runs. */
    static Map<String, String> ofAnyNode() {
        return Map.ofEntries(
                Map.entry("message.max.bytes", Integer.toString(Broker.LARGEST_RECORD)),
                Map.entry("replica.fetch.max.bytes", Integer.toString(Broker.LARGEST_DEAD_LETTER)),
                Map.entry("auto.create.topics.enable", "false"),
                // one node: nothing can be copied
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // consumers that were killed are noticed, and new ones served, within seconds
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // the default is 128 MB of our small heap
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"));
    }
}
