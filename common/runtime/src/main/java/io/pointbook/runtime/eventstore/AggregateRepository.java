package io.pointbook.runtime.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.axonframework.common.lock.NoOpLock;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aggregates that stay in memory between transactions and are fetched many at a time. It takes no locks: who writes
 * holds the aggregate's stripe of {@link StripedLocks}, and between processes the unique sequence decides.
 */
public final class AggregateRepository<T> extends EventSourcingRepository<T> {

    /** How many aggregates one query rebuilds. */
    static final int PREFETCHED_AT_ONCE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRepository.class);

    private final String deskKey = "desk " + System.identityHashCode(this);
    private final String managedKey = "managed " + System.identityHashCode(this);
    private final AggregateSettings<T> settings;
    private final AggregateCache<T> cache;
    private final EventStore eventStore;
    private final EventReader reader;
    private final AggregateStreams streams;

    AggregateRepository(AggregateSettings<T> settings, EventStore eventStore, EventReader reader) {
        super(EventSourcingRepository.builder(settings.type())
                .eventStore(eventStore)
                .lockFactory(NullLockFactory.INSTANCE)
                .snapshotTriggerDefinition(SnapshotCounter::new));
        this.settings = settings;
        this.eventStore = eventStore;
        this.reader = reader;
        this.cache = new AggregateCache<>(settings.cached());
        this.streams = new AggregateStreams(reader, settings.type());
    }

    /** Lays out all these aggregates for the open transaction, the cold ones by one query. */
    public void prefetch(Collection<String> ids) {
        Desk<T> desk = desk();
        Set<String> cold = new LinkedHashSet<>(ids);
        cold.removeIf(desk::knows);
        Map<String, EventSourcedAggregate<T>> warm = cache.take(cold);
        desk.lay(warm);
        cold.removeAll(warm.keySet());
        List<String> toLoad = new ArrayList<>(cold);
        for (int from = 0; from < toLoad.size(); from += PREFETCHED_AT_ONCE) {
            load(toLoad.subList(from, Math.min(toLoad.size(), from + PREFETCHED_AT_ONCE)), desk);
        }
    }

    private void load(List<String> ids, Desk<T> desk) {
        Map<String, EventSourcedAggregate<T>> loaded = new HashMap<>();
        streams.load(ids).forEach((id, events) -> loaded.put(id, rebuild(id, events)));
        desk.lay(loaded);
        ids.stream().filter(id -> !loaded.containsKey(id)).forEach(desk::layAbsent);
    }

    private EventSourcedAggregate<T> rebuild(String id, List<DomainEventMessage<?>> events) {
        T root = getAggregateFactory().createAggregateRoot(id, events.getFirst());
        EventSourcedAggregate<T> aggregate = EventSourcedAggregate.initialize(
                root, aggregateModel(), eventStore, new SnapshotCounter(settings.type()));
        aggregate.initializeState(DomainEventStream.of(events));
        return aggregate;
    }

    /**
     * Makes sure that what the open transaction sees of these aggregates is what is stored now: those that are behind
     * are read again. One that has already been changed on an older ground fails the transaction.
     *
     * @return the aggregates that were behind; when there are none, what was decided before still stands
     */
    public Set<String> refresh(Collection<String> ids) {
        Desk<T> desk = desk();
        prefetchCached(ids, desk);
        Map<String, Long> stored = reader.lastSequences(ids);
        Set<String> behind = new LinkedHashSet<>();
        for (String id : new HashSet<>(ids)) {
            if (desk.knows(id) && !Objects.equals(desk.restsOn(id), stored.get(id))) {
                requireUnchanged(id, desk);
                managed().remove(id);
                desk.forget(id);
                behind.add(id);
            }
        }
        prefetch(ids);
        return behind;
    }

    private void prefetchCached(Collection<String> ids, Desk<T> desk) {
        desk.lay(cache.take(ids.stream().filter(id -> !desk.knows(id)).toList()));
    }

    private void requireUnchanged(String id, Desk<T> desk) {
        LockAwareAggregate<T, EventSourcedAggregate<T>> used = managed().get(id);
        // used, but no longer managed: a nested unit of work failed, others before it may have staged events
        boolean changed = used == null ? desk.used(id) : desk.changed(id, used.version());
        if (changed) {
            throw new ConcurrencyException("an aggregate was changed elsewhere after this transaction read it");
        }
    }

    /** Empties the cache; open transactions keep what they have. */
    public void evictAll() {
        cache.clear();
    }

    /** How many aggregates are in memory between transactions. */
    public int size() {
        return cache.size();
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        Desk<T> desk = desk();
        EventSourcedAggregate<T> aggregate = laidOut(id, desk);
        if (aggregate == null) {
            if (desk.isAbsent(id)) {
                throw new AggregateNotFoundException(id, "The aggregate was not found in the event store");
            }
            aggregate = super.doLoadWithLock(id, expectedVersion);
        }
        desk.handedOut(id, aggregate.version());
        return aggregate;
    }

    private @Nullable EventSourcedAggregate<T> laidOut(String id, Desk<T> desk) {
        if (desk.used(id)) {
            return null;
        }
        EventSourcedAggregate<T> waiting = desk.take(id);
        return waiting == null ? cache.take(id) : waiting;
    }

    @Override
    protected LockAwareAggregate<T, EventSourcedAggregate<T>> doLoadOrCreate(String id, Callable<T> factory)
            throws Exception {
        if (!desk().isAbsent(id)) {
            return super.doLoadOrCreate(id, factory);
        }
        EventSourcedAggregate<T> created = doCreateNewForLock(factory);
        desk().handedOut(id, null);
        return new LockAwareAggregate<>(created, NoOpLock.INSTANCE);
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factory) throws Exception {
        desk();
        return super.doCreateNewForLock(factory);
    }

    /** Axon asks for each aggregate of a commit whether it is still managed; a plain map looks through all of them. */
    @Override
    protected Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managedAggregates(UnitOfWork<?> uow) {
        return uow.root().getOrComputeResource(managedKey, _ -> new Managed<>());
    }

    @SuppressWarnings("serial") // lives as long as a unit of work
    private static final class Managed<A extends Aggregate<?>> extends HashMap<String, A> {
        @Override
        public boolean containsValue(@Nullable Object value) {
            return value instanceof Aggregate<?> aggregate
                    && Objects.equals(get(aggregate.identifierAsString()), value);
        }
    }

    private Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managed() {
        return managedAggregates(CurrentUnitOfWork.get());
    }

    private Desk<T> desk() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        Desk<T> present = root.getResource(deskKey);
        if (present != null) {
            return present;
        }
        Desk<T> desk = new Desk<>();
        root.resources().put(deskKey, desk);
        root.onPrepareCommit(_ -> takeSnapshots(desk));
        root.afterCommit(_ -> putBack(root, desk));
        return desk;
    }

    private void takeSnapshots(Desk<T> desk) {
        if (!reader.serializer().types().knows(settings.type())) {
            return;
        }
        managed().forEach((id, used) -> {
            EventSourcedAggregate<T> aggregate = used.getWrappedAggregate();
            SnapshotCounter counter = (SnapshotCounter) aggregate.getSnapshotTrigger();
            if (desk.changed(id, aggregate.version())
                    && counter.events() >= aggregate.invoke(settings::eventsUntilSnapshot)) {
                takeSnapshot(aggregate);
                counter.taken();
            }
        });
    }

    private void takeSnapshot(EventSourcedAggregate<T> aggregate) {
        try {
            T root = aggregate.invoke(it -> it);
            eventStore.storeSnapshot(new GenericDomainEventMessage<>(
                    aggregate.type(), aggregate.identifierAsString(), aggregate.version(), root));
        } catch (RuntimeException e) {
            // a snapshot only saves time: what was decided is written all the same
            LOG.atError()
                    .addKeyValue("aggregateType", aggregate.type())
                    .setCause(e)
                    .log("a snapshot could not be taken");
        }
    }

    private void putBack(UnitOfWork<?> root, Desk<T> desk) {
        Map<String, EventSourcedAggregate<T>> committed = new HashMap<>(desk.unused());
        managedAggregates(root).forEach((id, used) -> {
            // without a version nothing was ever applied: a command that did nothing on an aggregate that is not there
            if (used.version() != null && !used.isDeleted()) {
                committed.put(id, used.getWrappedAggregate());
            }
        });
        cache.put(committed);
    }
}
