package io.pointbook.runtime.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.json.JsonNodeToByteArrayConverter;
import org.axonframework.serialization.json.JsonNodeToObjectNodeConverter;
import org.axonframework.serialization.json.ObjectNodeToJsonNodeConverter;
import org.jspecify.annotations.Nullable;

/** JSON by Jackson, under the names of {@link EventTypes}. */
public final class EventSerializer implements Serializer {

    private static final byte[] NO_METADATA = {'{', '}'};
    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);
    private static final TypeReference<Map<String, Object>> METADATA_CONTENT = new TypeReference<>() {};

    private final EventTypes types;
    private final ObjectMapper mapper;
    private final ChainingConverter converter = new ChainingConverter();

    /** The mapper must be able to write and read all registered classes; it is not changed here. */
    public EventSerializer(EventTypes types, ObjectMapper mapper) {
        this.types = types;
        this.mapper = mapper;
        converter.registerConverter(new JsonNodeToByteArrayConverter(mapper));
        converter.registerConverter(new ByteArrayToJsonNodeConverter(mapper));
        converter.registerConverter(new JsonNodeToObjectNodeConverter());
        converter.registerConverter(new ObjectNodeToJsonNodeConverter());
    }

    /** The names under which things are stored. */
    public EventTypes types() {
        return types;
    }

    /** The JSON of a registered thing. */
    byte[] bytesOf(Object registered) {
        try {
            return mapper.writeValueAsBytes(registered);
        } catch (JsonProcessingException e) {
            throw new SerializationException(
                    "cannot be written as JSON: " + registered.getClass().getName(), e);
        }
    }

    byte[] bytesOf(MetaData metaData) {
        return metaData.isEmpty() ? NO_METADATA : bytesOf((Object) metaData);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object == null) {
            throw new SerializationException("nothing cannot be stored");
        }
        SerializedType type = typeForClass(object.getClass());
        byte[] bytes = object instanceof MetaData metaData ? bytesOf(metaData) : bytesOf(object);
        return new SimpleSerializedObject<>(converter.convert(bytes, representation), representation, type);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (SerializedType.emptyType().equals(serialized.getType())) {
            throw new SerializationException("nothing was stored");
        }
        if (METADATA.getName().equals(serialized.getType().getName())) {
            return (T) metaData(serialized);
        }
        Class<?> type = types.classOf(serialized.getType());
        try {
            if (serialized.getData() instanceof JsonNode node) {
                return (T) mapper.treeToValue(node, type);
            }
            return (T) mapper.readValue(bytes(serialized), type);
        } catch (IOException e) {
            throw new SerializationException("stored JSON does not fit " + serialized.getType(), e);
        }
    }

    private MetaData metaData(SerializedObject<?> serialized) {
        byte[] bytes = bytes(serialized);
        if (Arrays.equals(bytes, NO_METADATA)) {
            return MetaData.emptyInstance();
        }
        try {
            return MetaData.from(mapper.readValue(bytes, METADATA_CONTENT));
        } catch (IOException e) {
            throw new SerializationException("stored metadata is not an object", e);
        }
    }

    private byte[] bytes(SerializedObject<?> serialized) {
        return converter.convert(serialized, byte[].class).getData();
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return METADATA.getName().equals(type.getName()) ? MetaData.class : types.classOf(type);
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null) {
            return SerializedType.emptyType();
        }
        return type == MetaData.class ? METADATA : types.typeOf(type);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
