package io.pointbook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** A Kafka broker (KRaft, one node) of our own on 127.0.0.1, in its own JVM. */
public final class Broker implements AutoCloseable {

    /** The largest record that the broker takes, in bytes. */
    public static final int LARGEST_RECORD = 4 * 1024 * 1024;

    /** The largest record that a dead-letter topic takes, in bytes: the original and its headers. */
    public static final int LARGEST_DEAD_LETTER = 5 * 1024 * 1024;

    private static final String CLUSTER = "cG9pbnRib29rLWxvY2FsMQ";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int ANSWERS_WITHIN_S = 30;
    private static final String ADMIN_TIMEOUT_MS = "10000";
    private static final int SMALLEST_HEAP_MB = 64;

    private static @Nullable Broker shared;

    private final Settings settings;
    private final int port;
    private final @Nullable Container container;
    private @Nullable ServerProcess process;

    /**
     * How the broker runs.
     *
     * @param folder its data, made when absent
     * @param log the file for what it prints
     * @param port 0: a free one
     * @param heapMegabytes the JVM's heap
     * @param classPath where Kafka's own classes are
     * @param detached true: outlives this JVM
     */
    public record Settings(Path folder, Path log, int port, int heapMegabytes, String classPath, boolean detached) {

        /** Data in a new temporary folder, on a free port, gone with this JVM. */
        public static Settings temporary() {
            Path folder = TemporaryFolders.create("pointbook-broker");
            return new Settings(folder.resolve("data"), folder.resolve("log"), 0, 512, ownClassPath(), false);
        }

        /** The class path of this JVM, also when surefire started it. */
        public static String ownClassPath() {
            return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        }
    }

    public Broker(Settings settings) {
        this(settings, false);
    }

    private Broker(Settings settings, boolean inContainer) {
        this.settings = settings;
        this.port = settings.port() == 0 ? Ports.free() : settings.port();
        this.container = inContainer ? Container.kafka(port) : null;
    }

    /** A started temporary broker; in a container where the Maven profile says so. */
    public static Broker temporary() {
        return new Broker(Settings.temporary(), Containers.areWanted()).start();
    }

    /** One broker for all tests of this JVM; take topics and groups of your own. */
    public static synchronized Broker shared() {
        if (shared == null) {
            shared = temporary();
        }
        return shared;
    }

    /** Starts the broker, on the data that are there, and returns when it answers. */
    public synchronized Broker start() {
        if (!isRunning()) {
            if (container != null) {
                container.start(() -> answersAt(port), STARTS_WITHIN);
            } else {
                launch().awaitReady(() -> answersAt(port), STARTS_WITHIN);
            }
        }
        return this;
    }

    /** Starts the broker and does not wait until it {@link #answersAt its port}. */
    public synchronized ServerProcess launch() {
        Path properties = writeProperties();
        if (!Files.exists(settings.folder().resolve("log/meta.properties"))) {
            format(properties);
        }
        ServerProcess started = ServerProcess.start(
                "Kafka",
                java(settings.heapMegabytes(), "kafka.Kafka", properties.toString()),
                Map.of("CLASSPATH", settings.classPath()),
                settings.log(),
                settings.detached());
        process = started;
        if (!settings.detached()) {
            Leftovers.kill(started);
        }
        return started;
    }

    /** Ends it in good order. */
    public synchronized void stop() {
        if (container != null) {
            container.stop(STOPS_WITHIN);
        } else if (process != null) {
            process.stop("TERM", STOPS_WITHIN);
        }
    }

    /** Ends it as a power cut would end it. */
    public synchronized void kill() {
        if (container != null) {
            container.kill();
        } else if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        if (container != null) {
            container.remove();
        } else {
            stop();
        }
    }

    public synchronized boolean isRunning() {
        return container != null ? container.isRunning() : process != null && process.isAlive();
    }

    private synchronized void await(BooleanSupplier ready) {
        if (container != null) {
            container.await(ready, STARTS_WITHIN);
        } else if (process != null) {
            process.awaitReady(ready, STARTS_WITHIN);
        } else {
            throw new IllegalStateException("Kafka was never started");
        }
    }

    public int port() {
        return port;
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Makes a topic with the broker's settings unless it is there. */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /** Makes a topic unless it is there, and returns when each of its partitions can be written. */
    public void createTopic(String name, int partitions, Map<String, String> settingsOfTopic) {
        try (Admin admin = admin()) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settingsOfTopic);
            try {
                admin.createTopics(List.of(topic)).all().get(ANSWERS_WITHIN_S, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot make topic " + name, e.getCause());
                }
            }
            await(() -> hasLeaders(admin, name));
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer about topic " + name, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Removes a topic with all that it holds, and returns when it is gone. */
    public void deleteTopic(String name) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get(ANSWERS_WITHIN_S, TimeUnit.SECONDS);
            await(() -> !exists(admin, name));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot remove topic " + name, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** An admin client of this broker; close it. */
    public Admin admin() {
        return admin(port);
    }

    private static Admin admin(int port) {
        return Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "request.timeout.ms", ADMIN_TIMEOUT_MS,
                "default.api.timeout.ms", ADMIN_TIMEOUT_MS));
    }

    /** Whether a broker answers on this port now. */
    public static boolean answersAt(int port) {
        if (Ports.isFree(port)) {
            return false; // before the client fills the log with its warnings
        }
        try (Admin admin = admin(port)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWERS_WITHIN_S, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean hasLeaders(Admin admin, String topic) {
        try {
            TopicDescription description = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(ANSWERS_WITHIN_S, TimeUnit.SECONDS)
                    .get(topic);
            return description != null
                    && description.partitions().stream()
                            .allMatch(p -> p.leader() != null && !p.leader().isEmpty());
        } catch (ExecutionException | TimeoutException _) {
            return false; // the brokers have not all heard of it yet
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean exists(Admin admin, String topic) {
        try {
            return admin.listTopics()
                    .names()
                    .get(ANSWERS_WITHIN_S, TimeUnit.SECONDS)
                    .contains(topic);
        } catch (ExecutionException | TimeoutException e) {
            return !(e.getCause() instanceof UnknownTopicOrPartitionException);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Path writeProperties() {
        try {
            Files.createDirectories(settings.folder());
            Path file = settings.folder().resolve("server.properties").toAbsolutePath();
            Files.write(logging(), BrokerProperties.QUIET);
            return Files.write(file, BrokerProperties.of(settings.folder().toAbsolutePath(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + settings.folder(), e);
        }
    }

    private Path logging() {
        return settings.folder().resolve("logging.properties").toAbsolutePath();
    }

    private void format(Path properties) {
        List<String> command =
                java(SMALLEST_HEAP_MB, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", properties.toString());
        ServerProcess.start("Kafka's format", command, Map.of("CLASSPATH", settings.classPath()), settings.log(), false)
                .awaitSuccess(settings.folder().resolve("log/meta.properties"), STARTS_WITHIN);
    }

    private List<String> java(int heapMegabytes, String... mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.config.file=" + logging(),
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for Kafka", e);
    }
}
