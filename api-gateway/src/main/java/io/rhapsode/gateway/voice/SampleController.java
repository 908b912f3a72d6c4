package io.rhapsode.gateway.voice;

import io.rhapsode.events.voice.FindSample;
import io.rhapsode.events.voice.SampleView;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.rhapsode.gateway.storage.FileAnswer;
import io.rhapsode.gateway.storage.FileName;
import io.rhapsode.gateway.storage.FileResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What voices sound like. */
@RestController
@Tag(name = "Voices")
class SampleController {

    private static final MediaType MP3 = MediaType.parseMediaType("audio/mpeg");

    /** Of a voice that speaks any language. */
    private static final String UNKNOWN_LANGUAGE = "und";

    private final Sender sender;
    private final VoiceFinder finder;
    private final FileResponse files;

    SampleController(Sender sender, VoiceFinder finder, FileResponse files) {
        this.sender = sender;
        this.finder = finder;
        this.files = files;
    }

    @GetMapping(VoicePaths.ONE + "/sample")
    @Operation(
            summary = "A sentence spoken by it",
            description =
                    "An MP3. Spoken for the first who asks, which takes as long as its provider takes, and kept for all others. Costs nothing. One range can be asked for.")
    @ApiResponse(
            responseCode = "200",
            description = "The audio",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "A range of it",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "It is the file that the caller has", content = @Content)
    @Refuses({
        ProblemType.NO_SUCH_VOICE,
        ProblemType.RANGE_NOT_SATISFIABLE,
        ProblemType.OVERLOADED,
        ProblemType.UNAVAILABLE
    })
    Mono<Void> sample(Requester requester, @PathVariable String id, ServerWebExchange exchange) {
        return finder.find(requester, id)
                .flatMap(voice -> sender.ask(requester, wanted(requester, voice), SampleView.class)
                        .onErrorMap(VoiceFinder::isMissing, refusal -> VoicePaths.noSuchVoice())
                        .flatMap(sample -> files.write(exchange, file(voice, sample), Mono.empty())));
    }

    private static FindSample wanted(Requester requester, VoiceView voice) {
        var languages = voice.profile().languages();
        return new FindSample(
                requester.tenant(),
                voice.voiceId(),
                voice.voice(),
                languages.isEmpty() ? UNKNOWN_LANGUAGE : languages.getFirst());
    }

    private static FileAnswer file(VoiceView voice, SampleView sample) {
        return new FileAnswer(
                sample.key(),
                sample.bytes(),
                MP3,
                FileName.of(voice.label(), voice.voiceId().value(), "mp3"),
                "\"" + voice.voiceId() + "-" + sample.bytes() + "\"");
    }
}
