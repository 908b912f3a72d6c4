package io.rhapsode.gateway.facade.openai;

import io.rhapsode.events.text.SourceText;
import io.rhapsode.gateway.generation.Wrapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** Sound in server-sent events: one for each piece, and one at the end. */
final class SpeechEvents implements Wrapping {

    private final int characters;

    /** @param input the text that is spoken */
    SpeechEvents(String input) {
        this.characters = SourceText.characters(input);
    }

    @Override
    public MediaType mediaType() {
        return MediaType.TEXT_EVENT_STREAM;
    }

    @Override
    public Flux<DataBuffer> around(Flux<DataBuffer> sound) {
        return sound.map(SpeechEvents::piece).concatWith(Flux.defer(() -> Flux.just(end())));
    }

    private static DataBuffer piece(DataBuffer sound) {
        byte[] bytes = new byte[sound.readableByteCount()];
        sound.read(bytes);
        DataBufferUtils.release(sound);
        return event("{\"type\":\"speech.audio.delta\",\"audio\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}");
    }

    /** We count characters where OpenAI counts tokens. */
    private DataBuffer end() {
        return event("{\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":" + characters
                + ",\"output_tokens\":0,\"total_tokens\":" + characters + "}}");
    }

    private static DataBuffer event(String data) {
        return DefaultDataBufferFactory.sharedInstance.wrap(
                ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
