package io.rhapsode.application.tools;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.S3ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what a server that died has left in a bucket of an upload that it had begun. */
final class SweepUploads implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepUploads.class);

    private static final Duration EVERY = Duration.ofDays(1);

    /** Nothing takes this long to store. */
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofDays(1);

    private final ObjectStore objects;
    private final Clock clock;

    SweepUploads(ObjectStore objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "SweepUploads";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void perform() throws IOException {
        if (!(objects instanceof S3ObjectStore bucket)) {
            return; // files that were left behind are removed when their store is opened
        }
        int uploads = bucket.abortUploads(clock.instant().minus(LEFT_BEHIND_AFTER));
        if (uploads > 0) {
            LOG.atInfo().addKeyValue("uploads", uploads).log("removed uploads that were never completed");
        }
    }
}
