package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.Transactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** Assembles Axon: each setting that is not its default is here because the default was slow or wrong for us. */
public final class EventSourcingBuilder {

    /** How many events of the stream's head are shared by all processors. */
    private static final int SHARED_EVENTS = 2_000;

    /** How soon events of other processes, and of transactions that waited for a slower one, are looked for. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Transactor transactor;
    private final EventSerializer serializer;
    private final List<AggregateSettings<?>> aggregates = new ArrayList<>();
    private EventUpcaster upcasters = NoOpEventUpcaster.INSTANCE;
    private Function<Object, @Nullable String> eventIds = _ -> null;
    private Function<Object, String> commandTargets = command -> {
        throw new IllegalStateException("no command targets were given");
    };

    EventSourcingBuilder(Transactor transactor, EventSerializer serializer) {
        this.transactor = transactor;
        this.serializer = serializer;
    }

    /** The chain that lifts stored events to today's revisions. */
    public EventSourcingBuilder upcasters(EventUpcaster chain) {
        this.upcasters = chain;
        return this;
    }

    /** The event id of a payload; null for one without an id of its own. */
    public EventSourcingBuilder eventIds(Function<Object, @Nullable String> ids) {
        this.eventIds = ids;
        return this;
    }

    /** The aggregate that a command is for. Asked for each command: reflection here once took most of the time. */
    public EventSourcingBuilder commandTargets(Function<Object, String> targets) {
        this.commandTargets = targets;
        return this;
    }

    public EventSourcingBuilder aggregate(AggregateSettings<?> settings) {
        aggregates.add(settings);
        return this;
    }

    /** Assembles and starts; processors are added and started afterwards. */
    public EventSourcing build() {
        EventReader reader = new EventReader(transactor, serializer, upcasters);
        EmbeddedEventStore eventStore = EmbeddedEventStore.builder()
                .storageEngine(new PostgresEventStorageEngine(transactor, serializer, upcasters, eventIds))
                .cachedEvents(SHARED_EVENTS)
                .fetchDelay(LOOK_AGAIN_MILLIS)
                .build();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .configureMessageSerializer(_ -> serializer)
                .configureTransactionManager(_ -> transactor)
                .configureCorrelationDataProviders(_ -> List.of())
                .configureCommandBus(_ -> commandBus())
                .configureEventStore(_ -> eventStore);
        Map<Class<?>, AggregateRepository<?>> repositories = new HashMap<>();
        for (AggregateSettings<?> settings : aggregates) {
            add(settings, configurer, eventStore, reader, repositories);
        }
        Configuration configuration = configurer.buildConfiguration();
        configuration.start();
        return new EventSourcing(configuration, repositories, reader, eventStore, transactor);
    }

    private CommandBus commandBus() {
        return SimpleCommandBus.builder()
                .transactionManager(transactor)
                // by default a checked exception fails the command and stores its events
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
    }

    private <T> void add(
            AggregateSettings<T> settings,
            Configurer configurer,
            EmbeddedEventStore eventStore,
            EventReader reader,
            Map<Class<?>, AggregateRepository<?>> repositories) {
        AggregateRepository<T> repository = new AggregateRepository<>(settings, eventStore, reader);
        repositories.put(settings.type(), repository);
        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(settings.type())
                .configureRepository(_ -> repository)
                .configureLockFactory(_ -> NullLockFactory.INSTANCE)
                .configureCommandTargetResolver(_ -> targets()));
    }

    private CommandTargetResolver targets() {
        return (CommandMessage<?> command) ->
                new VersionedAggregateIdentifier(commandTargets.apply(command.getPayload()), null);
    }
}
