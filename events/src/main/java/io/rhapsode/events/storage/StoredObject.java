package io.rhapsode.events.storage;

import java.time.Instant;

/**
 * An object that a store has.
 *
 * @param storedAt when its key was last put
 */
public record StoredObject(ObjectKey key, Instant storedAt) {}
