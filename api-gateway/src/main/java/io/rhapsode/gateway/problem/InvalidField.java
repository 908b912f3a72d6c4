package io.rhapsode.gateway.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is wrong with one value.
 *
 * @param pointer JSON pointer into the body; the name of the parameter behind a slash where there is no body
 */
@Schema(name = "InvalidField")
public record InvalidField(
        @Schema(example = "/audio/bitrateKbps") String pointer,
        @Schema(example = "must be between 16 and 320") String detail) {}
