package io.rhapsode.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;

/** Writes aggregates as the server does: their fields, as JSON. */
public final class Snapshots {

    private static final Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(
                    mapper -> mapper.changeDefaultVisibility(fields -> fields.withFieldVisibility(Visibility.ANY))
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
            .build();

    private Snapshots() {}

    public static byte[] write(Object aggregate) {
        return SERIALIZER.serialize(aggregate, byte[].class).getData();
    }

    public static <T> T read(byte[] written, Class<T> type) {
        SerializedObject<byte[]> stored =
                new SimpleSerializedObject<>(written, byte[].class, SERIALIZER.typeForClass(type));
        return SERIALIZER.deserialize(stored);
    }
}
