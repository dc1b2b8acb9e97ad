package io.pointbook.testkit;

import java.nio.file.Path;
import java.util.List;

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
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + folder.resolve("log"),
                "message.max.bytes=" + Broker.LARGEST_RECORD,
                "replica.fetch.max.bytes=" + Broker.LARGEST_DEAD_LETTER,
                "auto.create.topics.enable=false",
                // one node: nothing can be copied
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                // consumers that were killed are noticed, and new ones served, within seconds
                "group.min.session.timeout.ms=1000",
                "group.initial.rebalance.delay.ms=0",
                // the default is 128 MB of our small heap
                "log.cleaner.dedupe.buffer.size=16777216",
                "num.network.threads=2",
                "num.io.threads=4");
    }
}
