package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.generation.LivePart;
import io.rhapsode.gateway.generation.Wrapping;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** All sound and all times in one JSON object. It is written as it is spoken: the times of a character are known with its sound, so they come behind. */
final class SpeechWithTimestamps implements Wrapping {

    /** Three bytes are four letters. */
    private static final int GROUP_BYTES = 3;

    private final HeardText text;
    private final ByteArrayOutputStream left = new ByteArrayOutputStream();

    /** @param text that is spoken */
    SpeechWithTimestamps(String text) {
        this.text = new HeardText(text);
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public void announce(LivePart part) {
        text.hear(part);
    }

    @Override
    public Flux<DataBuffer> around(Flux<DataBuffer> sound) {
        return Flux.just("{\"audio_base64\":\"")
                .concatWith(sound.map(this::wholeGroups))
                .concatWith(Flux.defer(() -> Flux.just(rest() + "\",\"alignment\":")))
                .concatWith(Flux.defer(() -> Flux.fromStream(text.next())))
                .concatWith(Flux.just(",\"normalized_alignment\":null}"))
                .map(SpeechWithTimestamps::buffer);
    }

    private String wholeGroups(DataBuffer sound) {
        left.writeBytes(bytes(sound));
        byte[] bytes = left.toByteArray();
        int whole = bytes.length - bytes.length % GROUP_BYTES;
        left.reset();
        left.write(bytes, whole, bytes.length - whole);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, whole));
    }

    private String rest() {
        return Base64.getEncoder().encodeToString(left.toByteArray());
    }

    static byte[] bytes(DataBuffer sound) {
        byte[] bytes = new byte[sound.readableByteCount()];
        sound.read(bytes);
        DataBufferUtils.release(sound);
        return bytes;
    }

    static DataBuffer buffer(String json) {
        return DefaultDataBufferFactory.sharedInstance.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
