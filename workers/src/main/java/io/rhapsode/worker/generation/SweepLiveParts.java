package io.rhapsode.worker.generation;

import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.PlacedObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/** Removes pieces of live audio that were never fetched, because their listener went away or the server died: whoever reads one removes it, and nobody reads it twice. */
final class SweepLiveParts implements RecurringWork {

    private final ObjectStore objects;
    private final Clock clock;
    private final SweepSettings settings;

    SweepLiveParts(ObjectStore objects, Clock clock, SweepSettings settings) {
        this.objects = objects;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepLiveParts";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() throws IOException {
        Instant before = clock.instant().minus(settings.leftBehindAfter());
        try (Stream<PlacedObject> parts = PlacedObject.all(objects, ObjectKind.LIVE)) {
            for (Iterator<PlacedObject> part = parts.iterator(); part.hasNext(); ) {
                PlacedObject next = part.next();
                if (next.storedAt().isBefore(before)) {
                    objects.delete(next.key());
                }
            }
        }
    }
}
