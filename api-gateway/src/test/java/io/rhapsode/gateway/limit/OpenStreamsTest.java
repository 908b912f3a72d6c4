package io.rhapsode.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class OpenStreamsTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final TenantId OTHER = new TenantId("ten_b");

    private final OpenStreams streams = new OpenStreams(new LimitProperties(100, 2, 1, 5));

    @Test
    void aPlaceIsFreeAgainWhenAStreamEndsHoweverItEnds() {
        for (Flux<Integer> stream :
                List.<Flux<Integer>>of(Flux.just(1), Flux.empty(), Flux.error(new IllegalStateException()))) {
            for (int i = 0; i < 5; i++) {
                streams.admit(TENANT, OpenStreams.Kind.LIVE, stream)
                        .onErrorComplete(IllegalStateException.class)
                        .blockLast();
            }
        }
        for (int i = 0; i < 5; i++) {
            streams.admit(TENANT, OpenStreams.Kind.LIVE, Flux.never())
                    .subscribe()
                    .dispose();
        }
        streams.admit(TENANT, OpenStreams.Kind.LIVE, Flux.just(1)).blockLast();
    }

    @Test
    void placesAreCountedForEachTenantAndKind() {
        Disposable open =
                streams.admit(TENANT, OpenStreams.Kind.LIVE, Flux.never()).subscribe();

        StepVerifier.create(streams.admit(TENANT, OpenStreams.Kind.LIVE, Flux.just(1)))
                .verifyError(ProblemException.class);
        StepVerifier.create(streams.admit(OTHER, OpenStreams.Kind.LIVE, Flux.just(1)))
                .expectNext(1)
                .verifyComplete();
        StepVerifier.create(streams.admit(TENANT, OpenStreams.Kind.EVENTS, Flux.just(1)))
                .expectNext(1)
                .verifyComplete();
        open.dispose();
    }

    @Test
    void readersOfEventsAreSentToAnotherNodeWhenThisOneCloses() {
        StepVerifier.create(streams.admit(TENANT, OpenStreams.Kind.EVENTS, Flux.never()))
                .then(() -> {
                    try (var context = new StaticApplicationContext()) {
                        streams.onApplicationEvent(new ContextClosedEvent(context));
                    }
                })
                .verifyComplete();
        assertThat(streams.admit(TENANT, OpenStreams.Kind.LIVE, Flux.just(1)).blockLast())
                .isEqualTo(1);
    }
}
