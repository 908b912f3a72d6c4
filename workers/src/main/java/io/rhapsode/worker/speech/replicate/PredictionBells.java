package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RingForSpeech;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Wakes whoever waits for a prediction when Replicate says that it has ended. What became of it is asked for as ever, so a ring that is forged, late, lost or
 * repeated changes nothing, and none has to be remembered.
 */
@Component
final class PredictionBells {

    /** One for each wait that is under way, of which a provider has as many as it has places. */
    private final Map<Work, Semaphore> hanging = new ConcurrentHashMap<>();

    private record Work(ProviderId provider, String prediction) {}

    /** To be closed when the wait is over. */
    Bell hang(ProviderId provider, String prediction) {
        var bell = new Bell(new Work(provider, prediction));
        hanging.put(bell.work, bell.rings);
        return bell;
    }

    /** @return whether anybody waits for it here */
    @QueryHandler
    Boolean handle(RingForSpeech ring) {
        Semaphore rings = hanging.get(new Work(ring.provider(), ring.work()));
        if (rings == null) {
            return false;
        }
        rings.release();
        return true;
    }

    int hanging() {
        return hanging.size();
    }

    /** What one of them listens for. */
    final class Bell implements AutoCloseable {
        private final Work work;
        private final Semaphore rings = new Semaphore(0);

        private Bell(Work work) {
            this.work = work;
        }

        /** Waits for a ring, and no longer than this. Several that came meanwhile are one. */
        boolean rings(Duration longest) throws InterruptedException {
            boolean rung = rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            rings.drainPermits();
            return rung;
        }

        @Override
        public void close() {
            hanging.remove(work, rings);
        }
    }
}
