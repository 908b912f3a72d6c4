package io.rhapsode.gateway.facade.elevenlabs;

import io.rhapsode.gateway.generation.Recitals;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes a call that answers with speech and the times of its characters: all in one object, or a line for each piece. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The sound in Base64, and when each character of the text is heard in it",
        headers = {
            @Header(
                    name = "X-Generation-Id",
                    description = "The generation behind it",
                    schema = @Schema(type = "string")),
            @Header(
                    name = Recitals.PROVIDER,
                    description = "Who speaks when the answer begins",
                    schema = @Schema(type = "string")),
            @Header(
                    name = Recitals.CREDITS,
                    description = "What it costs if it stays with that",
                    schema = @Schema(type = "integer"))
        },
        content = {
            @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = TimedSpeechAnswer.class)),
            @Content(
                    mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                    schema = @Schema(implementation = TimedSpeechAnswer.class))
        })
@interface AnswersTimedSpeech {}
