package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.messaging.Sender;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Speaks the beginning of a text while the caller waits; who does not wait any longer does not pay for the rest. */
@Component
class Previews {

    static final String GENERATION_ID = "X-Generation-Id";

    /** Code points of a text that a preview speaks. */
    static final int MAX_CHARACTERS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

    /** Slow providers need half a minute for so much text, and a reroute begins again. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Sender sender;
    private final Intake intake;
    private final LiveSound sound;

    Previews(Sender sender, Intake intake, LiveSound sound) {
        this.sender = sender;
        this.intake = intake;
        this.sound = sound;
    }

    /**
     * Completes when the preview is made and charged.
     *
     * @param answer is given what can be heard by then; where live sound cannot be had, nothing
     */
    Mono<SpokenAloud> speak(Requester requester, Attempt attempt, GenerationForm form, LiveAnswer answer) {
        GenerationId id = attempt.generationId();
        // what has begun to begin is not interrupted, so that there is something to cancel
        Mono<AcceptedGeneration> begun =
                intake.speak(requester, attempt, form, GenerationKind.PREVIEW).cache();
        Mono<Void> cancel = begun.then(sender.send(requester, new CancelGeneration(id)))
                .onErrorResume(failure -> {
                    LOG.debug("A preview that nobody waits for was not cancelled", failure);
                    return Mono.empty();
                });
        return Mono.usingWhen(
                Mono.just(id),
                preview -> begun.then(Mono.defer(() -> Mono.zip(
                        answer.write(sound.of(requester, preview), headers -> describe(headers, form, preview))
                                .thenReturn(preview),
                        end(requester, preview).map(last -> SpokenAloud.at(preview, last)),
                        (heard, made) -> made))),
                preview -> Mono.empty(),
                (preview, failure) -> failure instanceof TimeoutException ? cancel : Mono.empty(),
                preview -> cancel);
    }

    private static void describe(HttpHeaders headers, GenerationForm form, GenerationId id) {
        headers.set(GENERATION_ID, id.value());
        LiveSound.describe(headers, form.order().audio().format(), form.title(), id);
    }

    private Mono<ProgressView> end(Requester requester, GenerationId id) {
        return sender.follow(requester, new FollowGeneration(requester.tenant(), id, -1), ProgressView.class)
                .filter(ProgressView::last)
                .next()
                .timeout(LIMIT);
    }
}
