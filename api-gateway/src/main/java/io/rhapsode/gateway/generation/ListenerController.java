package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.KeepFeedbackWords;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hears what listeners say, and how far they listened. */
@RestController
@Tag(name = "Generations")
class ListenerController {

    private final Sender sender;
    private final RequestBodies bodies;
    private final GenerationFinder finder;

    ListenerController(Sender sender, RequestBodies bodies, GenerationFinder finder) {
        this.sender = sender;
        this.bodies = bodies;
        this.finder = finder;
    }

    @PostMapping(path = GenerationPaths.ONE + "/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say how it sounds",
            description = "The latest feedback counts.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Feedback.class))))
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.GENERATION_ERASED, ProblemType.NOT_FINISHED})
    Mono<Void> feedback(Requester requester, @PathVariable String id, ServerWebExchange exchange) {
        GenerationId generation = GenerationPaths.id(id);
        return bodies.read(exchange, RequestBodies.SMALL_LIMIT_BYTES, FeedbackForm::read)
                .flatMap(body -> finder.present(requester, generation)
                        .then(keepWords(
                                requester,
                                generation,
                                body.value().comment(),
                                body.value().freeTags()))
                        .then(sender.send(requester, command(generation, body.value())))
                        // it may have been erased meanwhile, with all words but these
                        .onErrorResume(
                                RejectedException.class,
                                refusal -> keepWords(requester, generation, null, List.of())
                                        .then(Mono.error(refusal))));
    }

    @PostMapping(path = GenerationPaths.ONE + "/playback", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say how far somebody listened",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Playback.class))))
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.NOT_FINISHED})
    Mono<Void> playback(Requester requester, @PathVariable String id, ServerWebExchange exchange) {
        GenerationId generation = GenerationPaths.id(id);
        return bodies.read(exchange, RequestBodies.SMALL_LIMIT_BYTES, PlaybackForm::read)
                .flatMap(body -> sender.send(
                        requester,
                        new ReportPlayback(
                                generation,
                                body.value().playedMillis(),
                                body.value().completed())));
    }

    /** What a person typed never goes into the log; it replaces what was kept before, even by nothing. */
    private Mono<Void> keepWords(
            Requester requester, GenerationId generation, @Nullable String comment, List<String> tags) {
        return sender.send(requester, new KeepFeedbackWords(requester.tenant(), generation, comment, tags));
    }

    private static GiveFeedback command(GenerationId generation, FeedbackForm form) {
        boolean commented = form.comment() != null || !form.freeTags().isEmpty();
        return new GiveFeedback(generation, form.rating(), form.tags(), commented);
    }

    /** How the body of feedback is described. It is read by {@link FeedbackForm}. */
    @Schema(name = "Feedback")
    private record Feedback(
            @Schema(minimum = "1", maximum = "5", requiredMode = Schema.RequiredMode.REQUIRED)
            int rating,

            @Schema(
                    description =
                            "natural, robotic, mispronounced, too_fast, too_slow, wrong_voice, wrong_language, wrong_emotion, noise, cut_off, pauses, too_loud, too_quiet mean the same to everybody; others may be used")
            @Nullable
            List<String> tags,

            @Schema(maxLength = 2000) @Nullable String comment) {}

    /** How the body of playback is described. It is read by {@link PlaybackForm}. */
    @Schema(name = "Playback")
    private record Playback(
            @Schema(minimum = "0", requiredMode = Schema.RequiredMode.REQUIRED)
            double playedSeconds,

            @Schema(defaultValue = "false") @Nullable Boolean completed) {}
}
