package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.PlacedObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes finished files that no generation points at: its server died between storing the file and saying so, and the generation came to nothing; or it was erased, and the erasure had looked for the file
 * before it was stored. What is young is left alone, for whoever has stored it may be about to say so.
 */
final class SweepAudio implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepAudio.class);

    /** Behind the merge come the completion, the first download and what its listener said of it. */
    private static final int LAST_EVENTS = 20;

    private final EventStore log;
    private final ObjectStore objects;
    private final Clock clock;
    private final SweepSettings settings;

    SweepAudio(EventStore log, ObjectStore objects, Clock clock, SweepSettings settings) {
        this.log = log;
        this.objects = objects;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepAudio";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() throws Exception {
        Instant before = clock.instant().minus(settings.leftBehindAfter());
        Round round = new Round();
        try (Stream<PlacedObject> files = PlacedObject.all(objects, ObjectKind.AUDIO)) {
            for (Iterator<PlacedObject> file = files.iterator(); file.hasNext(); ) {
                PlacedObject next = file.next();
                round.take(() -> next.storedAt().isBefore(before) && remove(next));
            }
        }
        if (round.done() > 0) {
            LOG.atInfo().addKeyValue("files", round.done()).log("removed files that no generation points at");
        }
        round.end();
    }

    private boolean remove(PlacedObject file) throws IOException {
        GenerationId generation = file.generation().orElse(null);
        if (generation == null || itsEndPointsAt(file.key(), generation) || !isOrphan(file.key(), generation)) {
            return false;
        }
        objects.delete(file.key());
        return true;
    }

    /** Tells of nearly all files that they stay, by a few events of a story that may have thousands. */
    private boolean itsEndPointsAt(ObjectKey file, GenerationId generation) {
        long last = log.lastSequenceNumberFor(generation.value()).orElse(0L);
        List<GenerationEvent> end = log.readEvents(generation.value(), Math.max(0, last - LAST_EVENTS + 1))
                .asStream()
                .map(Message::getPayload)
                .filter(GenerationEvent.class::isInstance)
                .map(GenerationEvent.class::cast)
                .toList();
        return end.stream().noneMatch(GenerationErased.class::isInstance)
                && end.stream().anyMatch(event -> event instanceof AudioMerged merged && isOf(merged.audio(), file));
    }

    private boolean isOrphan(ObjectKey file, GenerationId generation) {
        GenerationHistory history = GenerationHistory.of(log, generation);
        MasteredAudio merged = history.merged();
        if (!history.exists() || history.erased()) {
            return true;
        }
        return merged == null
                ? history.over() && !history.needsItsChunks() // a merge may still come, and point at it
                : !isOf(merged, file);
    }

    private static boolean isOf(MasteredAudio merged, ObjectKey file) {
        return file.equals(merged.audioKey()) || file.equals(ObjectKey.firstMinute(merged.audioKey()));
    }
}
