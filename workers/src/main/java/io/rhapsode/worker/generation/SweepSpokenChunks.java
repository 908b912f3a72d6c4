package io.rhapsode.worker.generation;

import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes spoken chunks that nobody has used for long: whoever wants them again has them spoken again. Generations that are still at work keep theirs, however long
 * they take, and so do those that cannot be read. Removes as well what a run stored whose generation had been erased, when its node died before it could remove it.
 */
final class SweepSpokenChunks implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSpokenChunks.class);

    private final EventStore log;
    private final SpokenChunkRemoval spokenChunks;
    private final Clock clock;
    private final SweepSettings settings;

    SweepSpokenChunks(EventStore log, SpokenChunkRemoval spokenChunks, Clock clock, SweepSettings settings) {
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
    public void perform() throws Exception {
        Instant now = clock.instant();
        int strays = spokenChunks.removeStrays(now.minus(settings.leftBehindAfter()));
        if (strays > 0) {
            LOG.atInfo().addKeyValue("chunks", strays).log("removed spoken chunks that nobody knows of");
        }
        if (settings.spokenChunksDays() == 0) {
            return;
        }
        Round round = new Round();
        int expired = spokenChunks.expire(
                now.minus(Duration.ofDays(settings.spokenChunksDays())),
                generation ->
                        round.ask(() -> GenerationHistory.of(log, generation).needsItsChunks(), true));
        if (expired > 0) {
            LOG.atInfo().addKeyValue("chunks", expired).log("removed spoken chunks that nobody has used for long");
        }
        round.end();
    }
}
