package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A quote as it stands.
 *
 * @param usedBy the generation that has called upon it
 */
public record KeptQuote(Quote quote, @Nullable GenerationId usedBy) {}
