package io.rhapsode.events.generation;

import org.jspecify.annotations.Nullable;

/**
 * What a person called a generation.
 *
 * @param title null where nobody did
 */
public record TitleView(@Nullable String title) {}
