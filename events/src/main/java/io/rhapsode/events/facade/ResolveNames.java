package io.rhapsode.events.facade;

import org.jspecify.annotations.Nullable;

/**
 * Query for the {@link ResolvedNames} of a voice and a model as a client calls them. Never refused: of a name that nobody knows, nothing is known.
 *
 * @param voice as a provider calls it, with or without the provider's name before it, or an alias
 * @param model as a provider calls it, or an alias
 */
public record ResolveNames(@Nullable String voice, @Nullable String model) {}
