package io.rhapsode.application.axon;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Gives tests the serializer with which events are stored: Axon's own for Jackson 3 with our settings, behind our names. */
public final class EventJson {

    private EventJson() {}

    public static Serializer serializer() {
        return new StoredTypeSerializer(underJavaNames());
    }

    static Serializer underJavaNames() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(new AxonConfiguration().axonJackson())
                .build();
    }
}
