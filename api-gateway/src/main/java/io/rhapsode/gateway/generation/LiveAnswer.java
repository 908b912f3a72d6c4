package io.rhapsode.gateway.generation;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that begins with the first sound that can be had. Until then it can still become another one; from then on it can only be finished or cut off. */
final class LiveAnswer {

    private final ServerHttpResponse response;
    private volatile @Nullable Throwable broken;

    LiveAnswer(ServerHttpResponse response) {
        this.response = response;
    }

    /**
     * Writes the sound as it comes. Never fails: whoever waits for it looks afterwards how far it came.
     *
     * @param describe called when there is something to be heard
     */
    Mono<Void> write(Flux<DataBuffer> sound, Consumer<HttpHeaders> describe) {
        return write(sound, describe, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param wrapping what is made of the sound, if there is any, on its way out
     */
    Mono<Void> write(Flux<DataBuffer> sound, Consumer<HttpHeaders> describe, UnaryOperator<Flux<DataBuffer>> wrapping) {
        return sound.switchOnFirst((first, all) -> {
                    if (!first.hasValue()) {
                        return all.thenMany(Flux.<Void>empty());
                    }
                    describe.accept(response.getHeaders());
                    return response.writeAndFlushWith(LiveSound.prompt(wrapping.apply(all)))
                            .flux();
                })
                .then()
                .onErrorResume(failure -> {
                    broken = failure;
                    return Mono.empty();
                });
    }

    boolean begun() {
        return response.isCommitted();
    }

    /** Whether it has begun and cannot be finished. */
    boolean brokeOff() {
        return begun() && broken != null;
    }

    /** Fails where not everything could be sent: then the connection breaks, so that nobody takes what there is for the whole. */
    Mono<Void> end() {
        Throwable failure = broken;
        return failure == null ? Mono.empty() : Mono.error(failure);
    }
}
