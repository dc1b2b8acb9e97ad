package io.pointbook.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A server in a container instead of a process of ours, for the Maven profile of that name. Its port on this machine stays
 * the same when it is killed and started again, as it does with our own processes.
 */
final class Container {
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final int KAFKA_PORT = 9092;
    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final int POSTGRES_PORT = 5432;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Supplier<GenericContainer<?>> make;
    private @Nullable GenericContainer<?> container;

    private Container(Supplier<GenericContainer<?>> make) {
        this.make = make;
    }

    static Container kafka(int port) {
        return new Container(() -> {
            var kafka = new KafkaContainer(KAFKA_IMAGE);
            BrokerProperties.ofAnyNode().forEach((name, value) -> kafka.withEnv(variable(name), value));
            return bound(kafka, port, KAFKA_PORT);
        });
    }

    /** @param settings name and value of each, as for the program itself */
    static Container postgres(int port, Iterable<String> settings) {
        return new Container(() -> {
            var postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                    .withUsername(Database.USER)
                    .withDatabaseName("postgres")
                    .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");
            postgres.setCommand("postgres -c " + String.join(" -c ", settings));
            return bound(postgres, port, POSTGRES_PORT);
        });
    }

    private static String variable(String property) {
        return "KAFKA_" + property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    }

    private static GenericContainer<?> bound(GenericContainer<?> container, int port, int inside) {
        return container.withCreateContainerCmdModifier(command -> Objects.requireNonNullElseGet(
                        command.getHostConfig(), HostConfig::newHostConfig)
                .withPortBindings(new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), new ExposedPort(inside))));
    }

    /** Starts it, on the data that are there, and returns when it answers. */
    void start(BooleanSupplier ready, Duration atMost) {
        var stopped = container;
        if (stopped == null) {
            requireEngine();
            var made = make.get();
            made.start();
            container = made;
        } else {
            engine().startContainerCmd(stopped.getContainerId()).exec();
        }
        await(ready, atMost);
    }

    private static void requireEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "The profile containers needs a Docker engine, and none answers. Start one, or"
                            + " leave the profile out: ./pointbook test needs none.");
        }
    }

    void await(BooleanSupplier ready, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                var dumb = container;
                throw new IllegalStateException("the container did not answer within " + atMost.toSeconds() + " s:\n"
                        + (dumb == null ? "" : dumb.getLogs()));
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a container", interrupted);
            }
        }
    }

    boolean isRunning() {
        var there = container;
        return there != null && there.isRunning();
    }

    /** Ends it in good order; its data stay. */
    void stop(Duration atMost) {
        if (isRunning()) {
            engine().stopContainerCmd(id())
                    .withTimeout(Math.toIntExact(atMost.toSeconds()))
                    .exec();
        }
    }

    /** Ends it as a power cut would end it; its data stay. */
    void kill() {
        if (isRunning()) {
            engine().killContainerCmd(id()).exec();
            await(() -> !isRunning(), Duration.ofSeconds(10));
        }
    }

    /** Ends it, and its data go with it. */
    void remove() {
        var there = container;
        if (there != null) {
            container = null;
            there.stop();
        }
    }

    private String id() {
        return Objects.requireNonNull(container).getContainerId();
    }

    private static DockerClient engine() {
        return DockerClientFactory.instance().client();
    }
}
