package io.rhapsode.gateway.generation;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** What a recital's sound is sent in, where it is not sent by itself. */
public interface Wrapping {

    MediaType mediaType();

    /** @param sound not empty; each buffer leaves at once */
    Flux<DataBuffer> around(Flux<DataBuffer> sound);
}
