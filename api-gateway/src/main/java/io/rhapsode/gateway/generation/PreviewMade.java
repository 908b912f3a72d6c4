package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationId;

/** A preview that has been spoken. */
record PreviewMade(GenerationId generationId) {}
