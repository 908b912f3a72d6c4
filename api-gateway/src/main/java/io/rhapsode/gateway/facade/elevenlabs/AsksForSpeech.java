package io.rhapsode.gateway.facade.elevenlabs;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what a call for speech says. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(required = true, content = @Content(schema = @Schema(implementation = TextToSpeechRequest.class)))
@Parameter(
        name = "output_format",
        in = ParameterIn.QUERY,
        description = "Codec, sample rate, and of some the bit rate",
        schema = @Schema(type = "string", defaultValue = "mp3_44100_128"))
@interface AsksForSpeech {}
