package io.rhapsode.gateway.generation;

import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what is refused of a text and of how it is to be spoken. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Refuses({
    ProblemType.TEXT_EMPTY,
    ProblemType.TEXT_INVALID,
    ProblemType.TEXT_TOO_LONG,
    ProblemType.VOICE_NOT_FOUND,
    ProblemType.MODEL_NOT_FOUND,
    ProblemType.LANGUAGE_NOT_SUPPORTED,
    ProblemType.PROVIDER_NOT_FOUND,
    ProblemType.NO_PROVIDER,
    ProblemType.NOT_AVAILABLE_YET
})
@interface RefusesSpeech {}
