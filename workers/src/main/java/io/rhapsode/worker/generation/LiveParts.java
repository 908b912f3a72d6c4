package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Puts what one listener hears into the object store, piece by piece. Whoever has read a piece removes it. */
final class LiveParts {

    /** Bytes in one part, at most: some seconds of speech. */
    static final int PART_BYTES = 32 * 1024;

    private final ObjectStore objects;
    private final TenantId listener;
    private final String begin;
    private int next;

    LiveParts(ObjectStore objects, TenantId listener) {
        this.objects = objects;
        this.listener = listener;
        this.begin = UUID.randomUUID() + "-";
    }

    /**
     * @param speaker who speaks at that time
     * @param times of what is said next
     */
    LivePart store(byte[] bytes, int length, Candidate speaker, List<CharacterTimes> times) throws IOException {
        ObjectKey key = ObjectKey.of(listener, ObjectKind.LIVE, begin + next++);
        objects.put(key, new ByteArrayInputStream(bytes, 0, length));
        return new LivePart(key, length, speaker.provider(), speaker.credits(), times);
    }
}
