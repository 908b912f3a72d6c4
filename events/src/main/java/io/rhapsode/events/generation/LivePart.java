package io.rhapsode.events.generation;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.storage.ObjectKey;
import java.util.List;

/**
 * The next bytes of a live rendering; whoever has read them removes the object.
 *
 * @param bytes 0 where only times are left
 * @param provider who speaks when they are rendered
 * @param credits what the whole generation costs if it stays with that
 * @param times of what is said next, where the listener asks for them: never later than its sound, and those of all parts together cover the text
 */
public record LivePart(ObjectKey key, long bytes, ProviderId provider, long credits, List<CharacterTimes> times) {

    public LivePart {
        times = List.copyOf(times);
    }

    /** Sound alone. */
    public LivePart(ObjectKey key, long bytes, ProviderId provider, long credits) {
        this(key, bytes, provider, credits, List.of());
    }
}
