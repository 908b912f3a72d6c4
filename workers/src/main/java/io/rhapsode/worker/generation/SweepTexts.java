package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.PlacedObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
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
    public void perform() throws Exception {
        Instant before = clock.instant().minus(settings.leftBehindAfter());
        Round round = new Round();
        try (Stream<PlacedObject> texts = PlacedObject.all(objects, ObjectKind.TEXT)) {
            for (Iterator<PlacedObject> text = texts.iterator(); text.hasNext(); ) {
                PlacedObject next = text.next();
                round.take(() -> next.storedAt().isBefore(before) && remove(next));
            }
        }
        if (round.done() > 0) {
            LOG.atInfo().addKeyValue("texts", round.done()).log("removed texts that were never requested");
        }
        round.end();
    }

    private boolean remove(PlacedObject text) throws IOException {
        GenerationId generation = text.generation().orElse(null);
        if (generation == null || log.lastSequenceNumberFor(generation.value()).isPresent()) {
            return false;
        }
        TenantId tenant = text.place().tenant();
        Commands.ofTheSystem(tenant, commands).send(new ForgetWords(tenant, generation));
        objects.delete(text.key());
        return true;
    }
}
