package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds generations. What callers see is written a moment after it happened; who was just told of a generation must find it all the same, so where the log
 * knows one that the view does not, the view is given time to catch up.
 */
@Component
class GenerationFinder {

    /** How long the view may lag behind the log before it is taken for what it is. */
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(3);

    private static final Duration LOOK_EVERY = Duration.ofMillis(30);

    private final Sender sender;

    GenerationFinder(Sender sender) {
        this.sender = sender;
    }

    /** The generation, refused as {@code generation_not_found} where there is none and as {@code generation_erased} where it was erased. */
    Mono<GenerationView> present(Requester requester, GenerationId id) {
        return find(requester, id).doOnNext(view -> {
            if (view.erased()) {
                throw erased(view);
            }
        });
    }

    static RejectedException erased(GenerationView view) {
        return new RejectedException(
                Rejection.GENERATION_ERASED,
                view.lapsed()
                        ? "Nobody downloaded it in time, so it was removed. Nothing was charged for it."
                        : "The generation was erased.");
    }

    /** The generation, erased or not. */
    Mono<GenerationView> find(Requester requester, GenerationId id) {
        return look(requester, id)
                .switchIfEmpty(inTheLog(requester, id).flatMap(first -> await(requester, id, view -> true)))
                .switchIfEmpty(Mono.error(
                        () -> new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.")));
    }

    /** The view at this moment; empty where there is none. */
    Mono<GenerationView> look(Requester requester, GenerationId id) {
        return sender.ask(requester, new FindGeneration(requester.tenant(), id), GenerationView.class)
                .onErrorResume(GenerationFinder::isNotFound, e -> Mono.empty());
    }

    /** The view as soon as it is as it will be; empty if it is not for too long. */
    Mono<GenerationView> await(Requester requester, GenerationId id, Predicate<GenerationView> settled) {
        return Mono.defer(() -> look(requester, id))
                .filter(settled)
                .repeatWhenEmpty(rounds ->
                        rounds.take(CATCH_UP_LIMIT.dividedBy(LOOK_EVERY)).delayElements(LOOK_EVERY));
    }

    private Mono<ProgressView> inTheLog(Requester requester, GenerationId id) {
        return sender.follow(requester, new FollowGeneration(requester.tenant(), id, -1), ProgressView.class)
                .next()
                .timeout(CATCH_UP_LIMIT, Mono.empty())
                .onErrorResume(GenerationFinder::isNotFound, e -> Mono.empty());
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof RejectedException refusal && refusal.rejection() == Rejection.GENERATION_NOT_FOUND;
    }
}
