package io.rhapsode.events.voice;

import io.rhapsode.events.storage.ObjectKey;

/**
 * A spoken sample, as an MP3.
 *
 * @param key where it lies
 * @param bytes its size
 */
public record SampleView(ObjectKey key, long bytes) {}
