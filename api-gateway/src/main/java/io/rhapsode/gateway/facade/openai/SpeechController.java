package io.rhapsode.gateway.facade.openai;

import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.facade.AnswersSpeech;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.generation.Recitals;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Speech as OpenAI's clients ask for it. */
@RestController
@Tag(name = "OpenAI's shape")
class SpeechController {

    private final Sender sender;
    private final RequestBodies bodies;
    private final Recitals recitals;

    SpeechController(Sender sender, RequestBodies bodies, Recitals recitals) {
        this.sender = sender;
        this.bodies = bodies;
        this.recitals = recitals;
    }

    @PostMapping(path = OpenAiPaths.ROOT + "/audio/speech", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Speak a text",
            description =
                    "Answers with the first sound of it. No voice and no model is refused, and no length that a generation can have. With stream_format sse it comes in events. Parameters that are not known are ignored.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SpeechRequest.class))))
    @AnswersSpeech(
            content = {
                @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"))
            })
    Mono<Void> speak(Requester requester, ServerWebExchange exchange) {
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, SpeechForm::read)
                .flatMap(body -> sender.ask(requester, body.value().names(), ResolvedNames.class)
                        .flatMap(names -> recitals.give(
                                requester, exchange, body, body.value().recital(names))));
    }
}
