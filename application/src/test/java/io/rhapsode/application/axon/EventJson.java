package io.rhapsode.application.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/** Gives tests the serializer with which events are stored: Axon's own for Jackson 3 with our settings, behind our names. */
public final class EventJson {

    private EventJson() {}

    public static Serializer serializer() {
        return new StoredTypeSerializer(underJavaNames());
    }

    /** As the store reads an event, however old. */
    public static Object read(String name, String revision, byte[] payload) {
        Serializer json = serializer();
        var stored = new GenericDomainEventEntry<>(
                "type",
                "aggregate",
                0,
                "event",
                Instant.EPOCH,
                name,
                revision,
                payload,
                "{}".getBytes(StandardCharsets.UTF_8));
        return new EventUpcasterChain(new LotsUpcaster(), new AddedFields())
                .upcast(Stream.of(new InitialEventRepresentation(stored, json)))
                .map(event -> json.deserialize(event.getData()))
                .findFirst()
                .orElseThrow();
    }

    static Serializer underJavaNames() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(new AxonConfiguration().axonJackson())
                .build();
    }
}
