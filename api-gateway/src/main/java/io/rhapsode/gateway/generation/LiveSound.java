package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.ListenLive;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.limit.OpenStreams;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.storage.FileName;
import io.rhapsode.gateway.storage.StoredObjects;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sound of a generation while it is still being made. */
@Component
class LiveSound {

    private final Sender sender;
    private final StoredObjects objects;
    private final OpenStreams streams;

    LiveSound(Sender sender, StoredObjects objects, OpenStreams streams) {
        this.sender = sender;
        this.objects = objects;
        this.streams = streams;
    }

    /** From its beginning to its end; nothing where it ends before anything is spoken. */
    Flux<DataBuffer> of(Requester requester, GenerationId id) {
        return live(requester, new ListenLive(requester.tenant(), id, Delivery.AS_ORDERED, false, false), part -> {});
    }

    /**
     * The same for who has no use for its beginning alone: nothing of what is not paid.
     *
     * @param told of each part before it is read
     */
    Flux<DataBuffer> whole(Requester requester, GenerationId id, Recital recital, Consumer<LivePart> told) {
        return live(requester, listener(requester, id, recital), told);
    }

    /** The same of one that is finished, which is over in a moment and is not counted. */
    Flux<DataBuffer> finished(Requester requester, GenerationId id, Recital recital, Consumer<LivePart> told) {
        return sound(requester, listener(requester, id, recital), told);
    }

    private static ListenLive listener(Requester requester, GenerationId id, Recital recital) {
        return new ListenLive(
                requester.tenant(),
                id,
                recital.delivery(),
                true,
                recital.order().timings());
    }

    private Flux<DataBuffer> live(Requester requester, ListenLive listener, Consumer<LivePart> told) {
        return streams.admit(requester.tenant(), OpenStreams.Kind.LIVE, sound(requester, listener, told));
    }

    private Flux<DataBuffer> sound(Requester requester, ListenLive listener, Consumer<LivePart> told) {
        return sender.follow(requester, listener, LivePart.class).doOnNext(told).concatMap(this::part, 1);
    }

    private Flux<DataBuffer> part(LivePart part) {
        Flux<DataBuffer> bytes = part.bytes() == 0 ? Flux.empty() : objects.read(part.key(), 0, part.bytes());
        return bytes.concatWith(objects.delete(part.key()).cast(DataBuffer.class));
    }

    /** Each part leaves at once, for somebody is listening. */
    static Flux<Mono<DataBuffer>> prompt(Flux<DataBuffer> sound) {
        return sound.map(Mono::just);
    }

    static void describe(HttpHeaders headers, AudioFormat format, @Nullable String title, GenerationId id) {
        headers.setContentType(MediaType.parseMediaType(format.mediaType()));
        headers.set(HttpHeaders.ACCEPT_RANGES, "none");
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        headers.setContentDisposition(ContentDisposition.inline()
                .filename(FileName.of(title, id.value(), format.extension()), StandardCharsets.UTF_8)
                .build());
    }
}
