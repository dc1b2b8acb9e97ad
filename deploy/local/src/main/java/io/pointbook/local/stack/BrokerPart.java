package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.ServerProcess;
import java.util.OptionalInt;

/** Kafka. */
record BrokerPart(Addresses addresses, Places places) implements Part {

    private static final int HEAP_MEGABYTES = 512;
    private static final int WITH_ALL_ELSE_MEGABYTES = 800;

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(addresses.kafka());
    }

    @Override
    public String portVariable() {
        return "POINTBOOK_KAFKA_PORT";
    }

    @Override
    public String address() {
        return addresses.bootstrap();
    }

    @Override
    public int megabytes() {
        return WITH_ALL_ELSE_MEGABYTES;
    }

    @Override
    public ServerProcess launch() {
        return new Broker(settings()).launch();
    }

    @Override
    public boolean isReady() {
        return Broker.answersAt(addresses.kafka());
    }

    private Broker.Settings settings() {
        return new Broker.Settings(
                places.kafka(),
                places.freshLog(name()),
                addresses.kafka(),
                HEAP_MEGABYTES,
                Broker.Settings.ownClassPath(),
                true);
    }
}
