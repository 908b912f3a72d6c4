package io.rhapsode.saga.generation.domain;

import io.rhapsode.events.generation.GenerationId;

/**
 * What a deadline carries back.
 *
 * @param number tells the watch that counts from older ones: a deadline may fire more than once
 */
public record StageWatch(GenerationId generationId, int number) {}
