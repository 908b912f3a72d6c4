package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.generation.LivePart;
import io.rhapsode.gateway.generation.Wrapping;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * A line of JSON for each piece of the sound, with the times of what is said next, where they have become known since the last one: each character's times come once, with its sound or before.
 */
final class TimestampedPieces implements Wrapping {

    private final HeardText text;

    /** @param text that is spoken */
    TimestampedPieces(String text) {
        this.text = new HeardText(text);
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_NDJSON;
    }

    @Override
    public void announce(LivePart part) {
        text.hear(part);
    }

    @Override
    public Flux<DataBuffer> around(Flux<DataBuffer> sound) {
        return sound.map(piece -> line(SpeechWithTimestamps.bytes(piece), alignment()))
                .concatWith(Flux.defer(this::rest));
    }

    /** Of a finished file the last times may come without any sound. */
    private Flux<DataBuffer> rest() {
        String alignment = alignment();
        return alignment.equals("null") ? Flux.empty() : Flux.just(line(new byte[0], alignment));
    }

    private String alignment() {
        return text.next().collect(Collectors.joining());
    }

    private static DataBuffer line(byte[] sound, String alignment) {
        return SpeechWithTimestamps.buffer(
                "{\"audio_base64\":\"" + Base64.getEncoder().encodeToString(sound) + "\",\"alignment\":" + alignment
                        + ",\"normalized_alignment\":null}\n");
    }
}
