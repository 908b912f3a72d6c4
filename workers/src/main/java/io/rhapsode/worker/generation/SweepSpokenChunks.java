package io.rhapsode.worker.generation;

import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes spoken chunks that nobody has used for long: whoever wants them again has them spoken again. Generations that are still at work keep theirs, however long they take. */
final class SweepSpokenChunks implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSpokenChunks.class);

    private final EventStore log;
    private final SpokenChunks spokenChunks;
    private final Clock clock;
    private final SweepSettings settings;

    SweepSpokenChunks(EventStore log, SpokenChunks spokenChunks, Clock clock, SweepSettings settings) {
        this.log = log;
        this.spokenChunks = spokenChunks;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepSpokenChunks";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() {
        if (settings.spokenChunksDays() == 0) {
            return;
        }
        int removed = spokenChunks.expire(
                clock.instant().minus(Duration.ofDays(settings.spokenChunksDays())),
                generation -> GenerationHistory.of(log, generation).needsItsChunks());
        if (removed > 0) {
            LOG.atInfo().addKeyValue("chunks", removed).log("removed spoken chunks that nobody has used for long");
        }
    }
}
