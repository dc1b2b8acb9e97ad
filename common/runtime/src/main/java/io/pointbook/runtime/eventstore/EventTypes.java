package io.pointbook.runtime.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * What stored things are called: a short stable name and a revision for each class of events, snapshots and tokens.
 * Class names never reach the database, so that a class may move and be renamed.
 */
public final class EventTypes {

    private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final Map<Class<?>, SerializedType> typeOf;
    private final Map<String, Class<?>> classOf;

    private EventTypes(Builder builder) {
        typeOf = Map.copyOf(builder.typeOf);
        classOf = Map.copyOf(builder.classOf);
    }

    /** An empty registry to fill; the stream's own tokens are in it already. */
    public static Builder builder() {
        return new Builder()
                .add("stream-position", "1", StreamPosition.class)
                .add("token-store", "1", ConfigToken.class);
    }

    /** Name and revision of a class; refuses a class that was not registered. */
    public SerializedType typeOf(Class<?> type) {
        SerializedType registered = typeOf.get(type);
        if (registered == null) {
            throw new SerializationException(
                    "not registered in EventTypes, so it has no name to be stored under: " + type.getName());
        }
        return registered;
    }

    /** The class of a stored name; refuses a name that is unknown, and a revision that nothing lifts to today's. */
    public Class<?> classOf(SerializedType stored) {
        Class<?> type = classOf.get(stored.getName());
        if (type == null) {
            throw new SerializationException(
                    "no class is registered in EventTypes for the stored type " + named(stored));
        }
        String today = typeOf(type).getRevision();
        // the token table keeps no revision
        if (stored.getRevision() != null && !stored.getRevision().equals(today)) {
            throw new SerializationException(
                    "no upcaster lifts the stored type " + named(stored) + " to today's revision " + today);
        }
        return type;
    }

    /** Whether something is stored as this program would store it now. */
    boolean isCurrent(String name, @Nullable String revision) {
        Class<?> type = classOf.get(name);
        return type != null && typeOf(type).getRevision().equals(revision);
    }

    /** Whether a class was registered. */
    public boolean knows(Class<?> type) {
        return typeOf.containsKey(type);
    }

    /** All names, sorted: for the contract test that pins them. */
    public Set<String> names() {
        return new TreeSet<>(classOf.keySet());
    }

    private static String named(SerializedType stored) {
        return "'" + stored.getName() + "' revision " + stored.getRevision();
    }

    /** Collects names; each name and each class may be given once. */
    public static final class Builder {

        private final Map<Class<?>, SerializedType> typeOf = new HashMap<>();
        private final Map<String, Class<?>> classOf = new HashMap<>();

        private Builder() {}

        /** Registers an event, a snapshot or a token. */
        public Builder add(String name, String revision, Class<?> type) {
            if (!SHORT_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a short stable name: " + name);
            }
            if (revision.isBlank()) {
                throw new IllegalArgumentException("a revision is missing: " + name);
            }
            if (classOf.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("registered twice: " + name);
            }
            if (typeOf.putIfAbsent(type, new SimpleSerializedType(name, revision)) != null) {
                throw new IllegalArgumentException("has two names: " + type.getName());
            }
            return this;
        }

        public EventTypes build() {
            return new EventTypes(this);
        }
    }
}
