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

/** Describes a call that answers with speech. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The sound, from its beginning on while the rest is being made",
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
        content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
@interface AnswersSpeech {}
