package io.rhapsode.benchmark.log;

import io.rhapsode.events.generation.ChunkSynthesized;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** A projection that only counts: what a replay costs before anything is done with the events. Named in the module's list for Spring Boot. */
@ProcessingGroup(Replayed.GROUP)
@ConditionalOnBooleanProperty(Replayed.PROPERTY)
class Replayed {

    static final String GROUP = "benchmark-replay";
    static final String PROPERTY = "rhapsode.benchmark.replay";

    private volatile CountDownLatch missing = new CountDownLatch(0);

    /** To be called before the replay. */
    CountDownLatch expect(int events) {
        missing = new CountDownLatch(events);
        return missing;
    }

    @EventHandler
    void on(ChunkSynthesized event) {
        missing.countDown();
    }

    @ResetHandler
    void reset() {
        // what is expected was said before
    }
}
