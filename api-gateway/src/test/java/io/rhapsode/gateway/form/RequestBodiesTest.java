package io.rhapsode.gateway.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Bodies that come in pieces, without a length, too slowly or all at once. */
class RequestBodiesTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final VirtualThreads threads = new VirtualThreads();
    private final RequestBodies bodies = new RequestBodies(threads);

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void aBodyInPiecesIsReadAsOne() {
        ReadBody<String> body = Objects.requireNonNull(
                read(Flux.just(bytes("{\"a\": \"Mu"), bytes("se\"}")), 100).block());

        assertThat(body.value()).isEqualTo("Muse");
        assertThat(body.digest()).hasSize(32);
    }

    @Test
    void aBodyWithoutALengthIsCutOffWhereItIsTooLarge() {
        List<Integer> taken = new ArrayList<>();
        Flux<DataBuffer> endless = Flux.range(0, 1_000).doOnNext(taken::add).map(number -> bytes("x".repeat(100)));

        StepVerifier.create(read(endless, 1_000)).verifyErrorSatisfies(refused(ProblemType.BODY_TOO_LARGE));
        assertThat(taken).hasSizeLessThan(20);
    }

    @Test
    void whoSendsNothingForTooLongIsNotWaitedFor() {
        StepVerifier.withVirtualTime(() -> read(Flux.just(bytes("{")).concatWith(Flux.never()), 1_000))
                .thenAwait(Duration.ofSeconds(31))
                .verifyErrorSatisfies(refused(ProblemType.BODY_TIMEOUT));
    }

    @Test
    void whoSendsAByteNowAndThenIsNotWaitedForEither() {
        StepVerifier.withVirtualTime(
                        () -> read(Flux.interval(Duration.ofSeconds(20)).map(number -> bytes(" ")), 1_000))
                .thenAwait(Duration.ofHours(10))
                .verifyErrorSatisfies(refused(ProblemType.BODY_TIMEOUT));
    }

    @Test
    void aLargeBodyMayTakeAsLongAsASlowLineNeeds() {
        StepVerifier.withVirtualTime(() -> read(slowly(60).concatWith(Flux.just(bytes("{}"))), 60 * MEGABYTE))
                .thenAwait(Duration.ofMinutes(11))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void allBodiesTogetherAreBoundedAndWhatHasLeftMakesRoom() {
        List<Disposable> arriving = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Sinks.Many<DataBuffer> sink = Sinks.many().unicast().onBackpressureBuffer();
            arriving.add(read(sink.asFlux(), 60 * MEGABYTE).subscribe(body -> {}, failure -> {}));
            sink.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(new byte[50 * MEGABYTE]));
        }
        StepVerifier.create(read(Flux.just(bytes(" ".repeat(10 * MEGABYTE) + "{\"a\": \"b\"}")), 60 * MEGABYTE))
                .verifyErrorSatisfies(refused(ProblemType.OVERLOADED));

        arriving.forEach(Disposable::dispose);
        StepVerifier.create(read(Flux.just(bytes(" ".repeat(10 * MEGABYTE) + "{\"a\": \"b\"}")), 60 * MEGABYTE))
                .expectNextCount(1)
                .verifyComplete();
    }

    /** 40,000 bytes a second. */
    private static Flux<DataBuffer> slowly(int parts) {
        return Flux.interval(Duration.ofSeconds(10)).take(parts).map(number -> bytes(" ".repeat(400_000)));
    }

    private Mono<ReadBody<String>> read(Flux<DataBuffer> body, int limit) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("/").body(body));
        return bodies.read(exchange, limit, fields -> String.valueOf(fields.text("a")));
    }

    private static Consumer<Throwable> refused(ProblemType type) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static DataBuffer bytes(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
