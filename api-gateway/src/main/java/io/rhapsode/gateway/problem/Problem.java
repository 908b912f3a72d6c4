package io.rhapsode.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail as of RFC 9457.
 *
 * @param code stable, for programs
 * @param retryable whether the same request may well succeed later
 * @param errors what is wrong with which value, for bad input
 */
@Schema(name = "Problem", description = "A problem detail as of RFC 9457")
public record Problem(
        @Schema(example = "urn:rhapsode:problem:text_empty") URI type,

        @Schema(example = "The text holds nothing that can be spoken")
        String title,

        @Schema(example = "400") int status,
        String detail,
        @Schema(description = "Path of the request") URI instance,
        @Schema(example = "text_empty") String code,
        String requestId,
        boolean retryable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InvalidField> errors,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Credits that it takes, where they do not suffice")
        @Nullable
        Long required,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Credits that there are, where they do not suffice")
        @Nullable
        Long available,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Where more credits can be had") @Nullable
        String buyUrl) {

    public Problem {
        errors = List.copyOf(errors);
    }
}
