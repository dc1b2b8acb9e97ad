package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.Transactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Axon, assembled for one database: commands, aggregates, event store and streaming processors. */
public final class EventSourcing implements AutoCloseable {

    /** How long a processor waits for events before it tells the token table that it is still alive, milliseconds. */
    private static final long IDLE_MILLIS = 1_000;

    private static final TokenSchema TOKENS = TokenSchema.builder()
            .setTokenTable("token_entry")
            .setProcessorNameColumn("processor_name")
            .setTokenTypeColumn("token_type")
            .build();

    private final Configuration configuration;
    private final Map<Class<?>, AggregateRepository<?>> repositories;
    private final EventReader reader;
    private final EmbeddedEventStore eventStore;
    private final StreamTransactions streamTransactions;
    private final JdbcTokenStore tokens;
    private final List<StreamingEventProcessor> processors = new ArrayList<>();

    EventSourcing(
            Configuration configuration,
            Map<Class<?>, AggregateRepository<?>> repositories,
            EventReader reader,
            EmbeddedEventStore eventStore,
            Transactor transactor) {
        this.configuration = configuration;
        this.repositories = Map.copyOf(repositories);
        this.reader = reader;
        this.eventStore = eventStore;
        this.streamTransactions = new StreamTransactions(transactor);
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(streamTransactions)
                .serializer(reader.serializer())
                .schema(TOKENS)
                // by default the process's number and host name, which two containers may share
                .nodeId(IdentifierFactory.getInstance().generateIdentifier())
                .build();
    }

    /** What must be known before anything can be assembled. */
    public static EventSourcingBuilder on(Transactor transactor, EventSerializer serializer) {
        return new EventSourcingBuilder(transactor, serializer);
    }

    public CommandGateway commandGateway() {
        return configuration.commandGateway();
    }

    public CommandBus commandBus() {
        return configuration.commandBus();
    }

    public EventStore eventStore() {
        return eventStore;
    }

    public EventReader reader() {
        return reader;
    }

    /** The repository of one of the aggregates that were named when this was built. */
    @SuppressWarnings("unchecked")
    public <T> AggregateRepository<T> repository(Class<T> aggregate) {
        AggregateRepository<?> repository = repositories.get(aggregate);
        if (repository == null) {
            throw new IllegalArgumentException("not an aggregate here: " + aggregate.getSimpleName());
        }
        return (AggregateRepository<T>) repository;
    }

    /**
     * Adds a processor that begins with the first event ever and goes through all of them, on one thread: at least
     * once, in the order of the stream. Of several processes the one that holds the token works. Not started yet.
     *
     * @param name under which its position is stored; as stable as an event's name
     * @param batch the most events the handler gets at a time
     */
    public StreamingEventProcessor stream(String name, int batch, EventBatchHandler handler) {
        return stream(name, batch, new BatchInvoker(handler));
    }

    /** The same for a handler that takes events one by one and may fail the whole batch when it is committed. */
    public StreamingEventProcessor streamEach(String name, int batch, EventMessageHandler handler) {
        return stream(name, batch, new EachInvoker(handler));
    }

    private StreamingEventProcessor stream(String name, int batch, EventHandlerInvoker invoker) {
        StreamingEventProcessor processor = TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .messageSource(eventStore)
                .tokenStore(tokens)
                .transactionManager(streamTransactions)
                .storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batch)
                        .andInitialTrackingToken(source -> source.createTailToken())
                        .andEventAvailabilityTimeout(IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .build();
        processors.add(processor);
        return processor;
    }

    /** Stops the processors, waiting for the batches in hand, and the event store's own thread. */
    @Override
    public void close() {
        processors.forEach(StreamingEventProcessor::shutDown);
        configuration.shutdown();
        eventStore.shutDown();
    }
}
