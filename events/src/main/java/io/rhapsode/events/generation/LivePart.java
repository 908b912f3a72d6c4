package io.rhapsode.events.generation;

import io.rhapsode.events.storage.ObjectKey;

/** The next bytes of a live rendering; whoever has read them removes the object. */
public record LivePart(ObjectKey key, long bytes) {}
