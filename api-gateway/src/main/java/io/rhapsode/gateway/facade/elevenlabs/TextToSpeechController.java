package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.facade.AnswersSpeech;
import io.rhapsode.gateway.facade.Sound;
import io.rhapsode.gateway.form.QueryParameters;
import io.rhapsode.gateway.form.RequestBodies;
import io.rhapsode.gateway.generation.Recital;
import io.rhapsode.gateway.generation.Recitals;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Speech as ElevenLabs' clients ask for it. All answers begin with the first sound. */
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
                    "Answers with the first sound of it. No voice and no model is refused, and no length that a generation can have. Parameters that are not known are ignored.")
    @AsksForSpeech
    @AnswersSpeech
    Mono<Void> speak(Requester requester, @PathVariable String voiceId, ServerWebExchange exchange) {
        return recite(requester, voiceId, exchange, TextToSpeechForm::recital);
    }

    @PostMapping(path = ElevenLabsPaths.SPEECH + "/with-timestamps", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Speak a text, and say when each character is heard",
            description = "Spoken by a provider that gives timings; refused where none is configured.")
    @AsksForSpeech
    @AnswersSpeech(
            description = TimedSpeechAnswer.DESCRIPTION,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TimedSpeechAnswer.class)))
    Mono<Void> speakWithTimestamps(Requester requester, @PathVariable String voiceId, ServerWebExchange exchange) {
        return recite(
                requester,
                voiceId,
                exchange,
                (form, names, sound) -> form.timed(names, sound, SpeechWithTimestamps::new));
    }

    @PostMapping(path = ElevenLabsPaths.SPEECH + "/stream/with-timestamps", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Speak a text, and say when each character is heard, from the first sound on",
            description =
                    "A line of JSON for each piece of the sound. Spoken by a provider that gives timings; refused where none is configured.")
    @AsksForSpeech
    @AnswersSpeech(
            description = TimedSpeechAnswer.DESCRIPTION,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = TimedSpeechAnswer.class)))
    Mono<Void> streamWithTimestamps(Requester requester, @PathVariable String voiceId, ServerWebExchange exchange) {
        return recite(
                requester, voiceId, exchange, (form, names, sound) -> form.timed(names, sound, TimestampedPieces::new));
    }

    /** What is to be recited of a request. */
    private interface Wish {

        Recital recital(TextToSpeechForm form, ResolvedNames names, Sound sound);
    }

    private Mono<Void> recite(Requester requester, String voiceId, ServerWebExchange exchange, Wish wish) {
        var query = new QueryParameters(exchange.getRequest().getQueryParams());
        Sound sound = query.find("output_format", OutputFormat::named, OutputFormat.DETAIL)
                .orElse(OutputFormat.USUAL);
        query.refuse();
        return bodies.read(exchange, RequestBodies.TEXT_LIMIT_BYTES, TextToSpeechForm::read)
                .flatMap(body -> sender.ask(requester, body.value().names(voiceId), ResolvedNames.class)
                        .flatMap(names ->
                                recitals.give(requester, exchange, body, wish.recital(body.value(), names, sound))));
    }
}
