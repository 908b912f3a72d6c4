package io.rhapsode.gateway.facade;

import io.rhapsode.gateway.generation.Recitals;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** Describes a call that answers with speech: by which key it can be repeated, and what it says of the generation behind it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "Idempotency-Key",
        in = ParameterIn.HEADER,
        description = "The same key and request give the same speech for at least a day.",
        schema = @Schema(type = "string", maxLength = 255))
@ApiResponse(
        responseCode = "200",
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
        })
public @interface AnswersSpeech {

    /** What is answered. */
    @AliasFor(annotation = ApiResponse.class, attribute = "description")
    String description() default "The sound, from its beginning on while the rest is being made";

    /** In which forms it can come. */
    @AliasFor(annotation = ApiResponse.class, attribute = "content")
    Content[] content() default @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary"));
}
