package io.rhapsode.events.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of generations.
 *
 * @param nextCursor null on the last
 */
public record GenerationPage(
        List<GenerationView> items, @Nullable String nextCursor) {}
