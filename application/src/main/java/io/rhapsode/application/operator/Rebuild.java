package io.rhapsode.application.operator;

import io.rhapsode.application.reading.Projections;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has a projection forget what it shows and tell itself the log from the beginning. One at a time on each server. */
@Component
class Rebuild {

    /** How long another server's claim is waited for: one that has died loses it after 5 s, one that lives keeps it. */
    private static final Duration CLAIMS_LIMIT = Duration.ofSeconds(10);

    private static final Duration CLAIMS_PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final Processors processors;

    Rebuild(Processors processors) {
        this.processors = processors;
    }

    /** Returns when the projection is empty and begins to read. */
    synchronized void begin(String name) {
        StreamingEventProcessor processor = processors.named(name);
        if (!Projections.NAMES.contains(name)) {
            throw new ProblemException(
                    ProblemType.NOT_REBUILDABLE,
                    name + " sends commands and has work done: told its events again, it would do all of that again."
                            + " Only projections can be rebuilt.");
        }
        LOG.info("the operator rebuilds {}", name);
        processor.shutDown();
        try {
            reset(processor);
        } finally {
            processor.start();
        }
    }

    private static void reset(StreamingEventProcessor processor) {
        long limit = System.nanoTime() + CLAIMS_LIMIT.toNanos();
        while (true) {
            try {
                processor.resetTokens();
                return;
            } catch (UnableToClaimTokenException elsewhere) {
                if (System.nanoTime() - limit > 0) {
                    throw new ProblemException(
                            ProblemType.PROCESSOR_IN_USE,
                            "Another server works at " + processor.getName() + " and did not let go of it within "
                                    + CLAIMS_LIMIT.toSeconds()
                                    + " s. Ask that server to rebuild it (the one whose list says \"here\"), or stop it first."
                                    + " Nothing was changed.");
                }
                LockSupport.parkNanos(CLAIMS_PAUSE.toNanos());
            }
        }
    }
}
