package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.RecurringWork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes texts that were stored and never requested, because the server died in between: no erasure will ever come for them. With each goes the title that may have
 * been kept beside it. What the log knows stays, whatever became of it.
 */
final class SweepTexts implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepTexts.class);

    private static final ObjectKey TEXTS = new ObjectKey("texts");

    private final EventStore log;
    private final ObjectStore objects;
    private final CommandSender commands;
    private final Clock clock;
    private final SweepSettings settings;

    SweepTexts(EventStore log, ObjectStore objects, CommandSender commands, Clock clock, SweepSettings settings) {
        this.log = log;
        this.objects = objects;
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepTexts";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() throws IOException {
        Instant before = clock.instant().minus(settings.leftBehindAfter());
        int removed = 0;
        try (Stream<StoredObject> texts = objects.list(TEXTS)) {
            for (Iterator<StoredObject> text = texts.iterator(); text.hasNext(); ) {
                StoredObject next = text.next();
                if (next.storedAt().isBefore(before) && remove(next.key())) {
                    removed++;
                }
            }
        }
        if (removed > 0) {
            LOG.atInfo().addKeyValue("texts", removed).log("removed texts that were never requested");
        }
    }

    private boolean remove(ObjectKey key) throws IOException {
        String[] segments = key.value().split("/");
        TenantId tenant = new TenantId(segments[1]);
        GenerationId generation = new GenerationId(segments[2]);
        if (log.lastSequenceNumberFor(generation.value()).isPresent()) {
            return false;
        }
        inTheNameOf(tenant).send(new ForgetWords(tenant, generation));
        objects.delete(key);
        return true;
    }

    private Commands inTheNameOf(TenantId tenant) {
        return new Commands(
                commands, Map.of(MetaDataKeys.TENANT, tenant.value(), MetaDataKeys.ACTOR, ActorId.SYSTEM.value()));
    }
}
