package io.rhapsode.gateway.generation;

import io.rhapsode.gateway.idempotency.Idempotency;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header by which a request can be repeated without being carried out twice. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = Idempotency.HEADER,
        in = ParameterIn.HEADER,
        description =
                "The same key and body give the same answer for at least a day; the same key with another body is refused.",
        schema = @Schema(type = "string", maxLength = 255))
@Refuses({ProblemType.IDEMPOTENCY_KEY_INVALID, ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_IN_PROGRESS})
@interface RepeatableByKey {}
