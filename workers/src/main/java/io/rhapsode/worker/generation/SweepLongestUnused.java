package io.rhapsode.worker.generation;

import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.spoken.SpokenChunkRoom;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the spoken chunks that nobody has used for longest, where all together take more room than they may. Generations that are still at work keep theirs, and those that cannot be read. */
final class SweepLongestUnused implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepLongestUnused.class);

    /** What is spoken in between lies above the limit; a round without too much is two statements. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final EventStore log;
    private final SpokenChunkRoom room;
    private final SweepSettings settings;

    SweepLongestUnused(EventStore log, SpokenChunkRoom room, SweepSettings settings) {
        this.log = log;
        this.room = room;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepLongestUnused";
    }

    /** Not less often than the other rounds. */
    @Override
    public Duration every() {
        return settings.every().compareTo(EVERY) < 0 ? settings.every() : EVERY;
    }

    @Override
    public void perform() throws Exception {
        long most = settings.spokenChunksAtMost().toBytes();
        if (most == 0) {
            return;
        }
        Round round = new Round();
        SpokenChunkRoom.Fitted fitted = room.fit(
                most,
                generation ->
                        round.ask(() -> GenerationHistory.of(log, generation).needsItsChunks(), true));
        if (fitted.bytes() > most) {
            LOG.atWarn()
                    .addKeyValue("chunks", fitted.removed())
                    .addKeyValue("bytes", fitted.bytes())
                    .log("spoken chunks that are needed take more room than all may");
        } else if (fitted.removed() > 0) {
            LOG.atInfo()
                    .addKeyValue("chunks", fitted.removed())
                    .addKeyValue("bytes", fitted.bytes())
                    .log("removed the longest unused spoken chunks for want of room");
        }
        round.end();
    }
}
