package io.rhapsode.events.generation;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.storage.ObjectKey;

/**
 * The next bytes of a live rendering; whoever has read them removes the object.
 *
 * @param provider who speaks when they are rendered
 * @param credits what the whole generation costs if it stays with that
 */
public record LivePart(ObjectKey key, long bytes, ProviderId provider, long credits) {}
