package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.LivePart;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** What a recital's sound is sent in, where it is not sent by itself. */
public interface Wrapping {

    MediaType mediaType();

    /** Told of each part of the sound before its bytes come, perhaps on another thread. */
    default void announce(LivePart part) {}

    /** @param sound not empty; each buffer leaves at once */
    Flux<DataBuffer> around(Flux<DataBuffer> sound);
}
