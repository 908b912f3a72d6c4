package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.ReadBody;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.idempotency.Idempotency;
import io.rhapsode.gateway.idempotency.Repeat;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Begins generations, stops and erases them. */
@RestController
@Tag(name = "Generations")
class RequestController {

    private final Sender sender;
    private final RequestBodies bodies;
    private final Idempotency idempotency;
    private final Intake intake;
    private final GenerationFinder finder;

    RequestController(
            Sender sender, RequestBodies bodies, Idempotency idempotency, Intake intake, GenerationFinder finder) {
        this.sender = sender;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.intake = intake;
        this.finder = finder;
    }

    @PostMapping(
            path = GenerationPaths.ALL,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Have a text spoken",
            description =
                    "What can never work is refused at once; the rest is done in the background. Properties that are not listed are refused.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GenerationRequest.class))))
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = AcceptedGeneration.class)))
    @RepeatableByKey
    @RefusesSpeech
    @Refuses({
        ProblemType.INSUFFICIENT_CREDITS,
        ProblemType.TOO_MANY_GENERATIONS,
        ProblemType.QUOTE_NOT_FOUND,
        ProblemType.QUOTE_MISMATCH,
        ProblemType.QUOTE_USED,
        ProblemType.QUOTE_EXPIRED
    })
    Mono<ResponseEntity<AcceptedGeneration>> speak(Requester requester, ServerWebExchange exchange) {
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, GenerationForm::read)
                .flatMap(body -> once(
                        exchange,
                        requester,
                        body,
                        attempt -> intake.speak(requester, attempt, body.value(), GenerationKind.STANDARD)));
    }

    @PostMapping(path = GenerationPaths.ONE + "/regenerate", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Have the same text spoken anew",
            description =
                    "A new generation and a new take of the same text. The body may be left out; what it holds is different this time, the rest is as before.",
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = RegenerationRequest.class))))
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = AcceptedGeneration.class)))
    @RepeatableByKey
    @RefusesSpeech
    @Refuses({
        ProblemType.INSUFFICIENT_CREDITS,
        ProblemType.TOO_MANY_GENERATIONS,
        ProblemType.GENERATION_NOT_FOUND,
        ProblemType.TEXT_ERASED
    })
    Mono<ResponseEntity<AcceptedGeneration>> speakAgain(
            Requester requester, @PathVariable String id, ServerWebExchange exchange) {
        GenerationId source = GenerationPaths.id(id);
        return bodies.readIfAny(exchange, RequestBodies.SMALL_LIMIT_BYTES, RegenerationForm::read)
                .flatMap(body -> once(
                        exchange,
                        requester,
                        body,
                        attempt -> finder.find(requester, source)
                                .flatMap(view -> intake.speakAgain(requester, attempt, view, body.value()))));
    }

    @PostMapping(GenerationPaths.ONE + "/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Stop it",
            description = "What was spoken by then is charged, and can be had as its audio a little later.")
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.ALREADY_FINISHED})
    Mono<Void> cancel(Requester requester, @PathVariable String id) {
        return sender.send(requester, new CancelGeneration(GenerationPaths.id(id)));
    }

    /** Repeating it changes nothing. It ends when the generation is no longer shown. */
    @DeleteMapping(GenerationPaths.ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase it",
            description =
                    "Text, title, words of feedback and audio are gone for good. Afterwards the generation and its audio answer 410, while its events, chunks and routing can still be read; none of them holds anything of the text.")
    @Refuses(ProblemType.GENERATION_NOT_FOUND)
    Mono<Void> erase(Requester requester, @PathVariable String id) {
        GenerationId generation = GenerationPaths.id(id);
        return sender.send(requester, new EraseGeneration(generation))
                .then(finder.await(requester, generation, GenerationView::erased))
                .then();
    }

    private Mono<ResponseEntity<AcceptedGeneration>> once(
            ServerWebExchange exchange,
            Requester requester,
            ReadBody<?> body,
            Function<Attempt, Mono<AcceptedGeneration>> action) {
        return idempotency
                .once(exchange, requester, body, AcceptedGeneration.class, Repeat.RESUMES, action)
                .map(accepted -> ResponseEntity.accepted()
                        .location(URI.create(accepted.statusUrl()))
                        .body(accepted));
    }
}
