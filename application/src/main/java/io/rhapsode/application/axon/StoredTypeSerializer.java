package io.rhapsode.application.axon;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.VoucherEvent;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.voice.FavouriteEvent;
import io.rhapsode.events.voice.VoiceEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Writes events under the name of their {@link JsonTypeName} instead of their Java class, so that a class can be renamed or moved while its events stay
 * readable for ever. Everything else passes through.
 */
final class StoredTypeSerializer implements Serializer {

    private static final Map<String, Class<?>> CLASSES = Stream.<Class<?>>of(
                    GenerationEvent.class,
                    CreditEvent.class,
                    VoucherEvent.class,
                    VoiceEvent.class,
                    FavouriteEvent.class)
            .flatMap(events -> Arrays.stream(events.getPermittedSubclasses()))
            .collect(Collectors.toUnmodifiableMap(StoredTypeSerializer::storedName, Function.identity()));

    private final Serializer json;

    StoredTypeSerializer(Serializer json) {
        this.json = json;
    }

    static String storedName(Class<?> event) {
        JsonTypeName name = event.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalStateException(event + " has no @JsonTypeName to be stored under");
        }
        return name.value();
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        SerializedObject<T> written = json.serialize(object, expectedRepresentation);
        return new SimpleSerializedObject<>(
                written.getData(),
                written.getContentType(),
                typeForClass(object == null ? Void.class : object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return json.canSerializeTo(expectedRepresentation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        return json.deserialize(
                new SimpleSerializedObject<>(stored.getData(), stored.getContentType(), javaType(stored.getType())));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return json.classForType(javaType(type));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        SerializedType javaType = json.typeForClass(type);
        return type != null && CLASSES.containsValue(type)
                ? new SimpleSerializedType(storedName(type), javaType.getRevision())
                : javaType;
    }

    @Override
    public Converter getConverter() {
        return json.getConverter();
    }

    private static SerializedType javaType(SerializedType stored) {
        Class<?> event = CLASSES.get(stored.getName());
        return event == null ? stored : new SimpleSerializedType(event.getName(), stored.getRevision());
    }
}
