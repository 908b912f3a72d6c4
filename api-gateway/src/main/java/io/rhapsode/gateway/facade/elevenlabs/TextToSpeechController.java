package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.facade.Sound;
import io.rhapsode.gateway.form.QueryParameters;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.generation.Recitals;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Speech as ElevenLabs' clients ask for it. Both calls begin with the first sound. */
@RestController
@Tag(name = "ElevenLabs' shape")
class TextToSpeechController {

    private final Sender sender;
    private final RequestBodies bodies;
    private final Recitals recitals;

    TextToSpeechController(Sender sender, RequestBodies bodies, Recitals recitals) {
        this.sender = sender;
        this.bodies = bodies;
        this.recitals = recitals;
    }

    @PostMapping(
            path = {ElevenLabsPaths.SPEECH, ElevenLabsPaths.SPEECH + "/stream"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Speak a text",
            description =
                    "Answers with the first sound of it. No voice and no model is refused, and no length that a generation can have. Parameters that are not known are ignored.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TextToSpeechRequest.class))))
    @Parameter(
            name = "output_format",
            in = ParameterIn.QUERY,
            description = "Codec, sample rate, and of some the bit rate",
            schema = @Schema(type = "string", defaultValue = "mp3_44100_128"))
    @AnswersSpeech
    Mono<Void> speak(Requester requester, @PathVariable String voiceId, ServerWebExchange exchange) {
        var query = new QueryParameters(exchange.getRequest().getQueryParams());
        Sound sound = query.find("output_format", OutputFormat::named, OutputFormat.DETAIL)
                .orElse(OutputFormat.USUAL);
        query.refuse();
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, TextToSpeechForm::read)
                .flatMap(body -> sender.ask(requester, body.value().names(voiceId), ResolvedNames.class)
                        .flatMap(names -> recitals.give(
                                requester, exchange, body, body.value().recital(names, sound))));
    }

    @PostMapping(
            path = {ElevenLabsPaths.SPEECH + "/with-timestamps", ElevenLabsPaths.SPEECH + "/stream/with-timestamps"})
    @Operation(
            summary = "Speak a text, and say when each character is heard",
            description = "Refused: none of the providers that can be configured gives timings.")
    Mono<Void> speakWithTimings(@PathVariable String voiceId) {
        return Mono.error(new ProblemException(
                ProblemType.NOT_AVAILABLE_YET,
                "No provider here gives timings. The same call without with-timestamps gives the sound."));
    }
}
