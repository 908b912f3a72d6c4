package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.worker.queue.Commands;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a file is. Work that turns out to be of no use still was progress: what follows goes on from there. One thread uses it. */
final class MergeProgress {

    /** Often enough to be seen moving, seldom enough for the log. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(MergeProgress.class);

    private final GenerationId generation;
    private final Commands commands;
    private double reached;
    private long toldAt = System.nanoTime();

    MergeProgress(GenerationId generation, Commands commands) {
        this.generation = generation;
        this.commands = commands;
    }

    /** Takes the fractions of a piece of work that is so much of what is left. */
    DoubleConsumer next(double share) {
        double before = reached;
        return fraction -> tell(before + fraction * share * (1 - before));
    }

    private void tell(double fraction) {
        reached = Math.max(reached, fraction);
        if (System.nanoTime() - toldAt >= INTERVAL.toNanos()) {
            toldAt = System.nanoTime();
            try {
                commands.send(new RecordMergeProgress(generation, reached));
            } catch (RuntimeException failure) { // minutes of encoding are not thrown away for a word about them
                LOG.atDebug().setCause(failure).log("how far a file is could not be told");
            }
        }
    }
}
