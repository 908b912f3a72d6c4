package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.EstimateGeneration;
import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.idempotency.Idempotency;
import io.rhapsode.gateway.idempotency.Repeat;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.rhapsode.gateway.storage.FileResponse;
import io.rhapsode.gateway.storage.StoredObjects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What one wants to know before a whole text is spoken: what it would cost, and what it would sound like. */
@RestController
@Tag(name = "Generations")
class ListenFirstController {

    private final Sender sender;
    private final RequestBodies bodies;
    private final Idempotency idempotency;
    private final StoredObjects objects;
    private final Previews previews;
    private final GenerationFinder finder;
    private final FileResponse files;
    private final PaidFile paid;
    private final QuoteOffice quotes;
    private final NamedVoice voices;

    ListenFirstController(
            Sender sender,
            RequestBodies bodies,
            Idempotency idempotency,
            StoredObjects objects,
            Previews previews,
            GenerationFinder finder,
            FileResponse files,
            PaidFile paid,
            QuoteOffice quotes,
            NamedVoice voices) {
        this.voices = voices;
        this.quotes = quotes;
        this.sender = sender;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.objects = objects;
        this.previews = previews;
        this.finder = finder;
        this.files = files;
        this.paid = paid;
    }

    @PostMapping(
            path = GenerationPaths.ALL + "/estimate",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What it would cost and take",
            description =
                    "Nothing is kept of the text but its keyed hash, and nothing is charged. The quote that comes with it promises the price for a while: a generation that names it never costs more, whoever delivers it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GenerationRequest.class))))
    @RefusesSpeech
    Mono<EstimateAnswer> estimate(Requester requester, ServerWebExchange exchange) {
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, GenerationForm::read)
                .flatMap(body -> voices.lookUp(requester, body.value().order()).map(body.value()::withOrder))
                .flatMap(form -> estimate(requester, form)
                        .flatMap(estimate -> quotes.promise(requester, form.order(), estimate)));
    }

    @PostMapping(path = GenerationPaths.ALL + "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Hear the beginning of it",
            description =
                    "Speaks the first 500 characters, and answers with the first sound of it, in a provisional rendering like that of stream. It is a generation like any other, charged for what it speaks, but stands in no list; its finished file can be had by its id. "
                            + "What fails before there is sound is answered with a problem. If it fails later, or the rendering breaks off, the connection breaks: an answer that ends as it should is whole and charged. "
                            + "The same request again with the same key is then answered with the finished file, and after a failure with a new try. Where charging is at-download, only its first minute is heard here, and nothing is charged until its file is downloaded.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GenerationRequest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The audio",
            headers = @Header(name = Previews.GENERATION_ID, schema = @Schema(type = "string")),
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @RepeatableByKey
    @RefusesSpeech
    @Refuses({
        ProblemType.INSUFFICIENT_CREDITS,
        ProblemType.BUDGET_REACHED,
        ProblemType.TOO_MANY_GENERATIONS,
        ProblemType.QUOTE_NOT_FOUND,
        ProblemType.QUOTE_MISMATCH,
        ProblemType.QUOTE_USED,
        ProblemType.QUOTE_EXPIRED
    })
    Mono<Void> preview(Requester requester, ServerWebExchange exchange) {
        var answer = new LiveAnswer(exchange.getResponse());
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, ListenFirstController::beginning)
                .flatMap(body -> idempotency.once(
                        exchange,
                        requester,
                        body,
                        SpokenAloud.class,
                        Repeat.STARTS_ANEW,
                        attempt -> previews.speak(requester, attempt, body.value(), answer)))
                .flatMap(made -> answer.begun() ? answer.end() : file(requester, made.generationId(), exchange));
    }

    /** The finished one: of a request that was answered before, or where nothing could be heard live. */
    private Mono<Void> file(Requester requester, GenerationId id, ServerWebExchange exchange) {
        return finder.await(requester, id, view -> view.audio() != null || view.erased())
                .switchIfEmpty(finder.present(requester, id))
                .flatMap(view -> {
                    exchange.getResponse()
                            .getHeaders()
                            .set(Previews.GENERATION_ID, view.generationId().value());
                    return view.listenOnly()
                            ? paid.heard(view).flatMap(heard -> files.writeWhole(exchange, heard))
                            : files.writeWhole(exchange, AudioFile.of(view));
                });
    }

    private Mono<EstimateView> estimate(Requester requester, GenerationForm form) {
        ObjectKey key = ObjectKey.text(requester.tenant(), Attempt.random().generationId());
        return Mono.usingWhen(
                objects.put(key, form.text().getBytes(StandardCharsets.UTF_8)).thenReturn(key),
                text -> sender.ask(
                        requester, new EstimateGeneration(requester.tenant(), text, form.order()), EstimateView.class),
                objects::delete);
    }

    private static GenerationForm beginning(Fields body) {
        GenerationForm form = GenerationForm.read(body);
        GenerationForm beginning = form.withText(Excerpt.of(form.text(), Previews.MAX_CHARACTERS));
        if (SourceText.refusal(form.text()).isEmpty()
                && SourceText.refusal(beginning.text()).isPresent()) {
            body.faults()
                    .add(
                            ProblemType.TEXT_EMPTY,
                            "/text",
                            "must hold something that can be spoken among its first " + Previews.MAX_CHARACTERS
                                    + " characters");
        }
        return beginning;
    }
}
