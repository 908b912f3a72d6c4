package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RemoveExpired;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.identity.Retentions;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.PlacedObject;
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
 * Has generations erased that are over for longer than their tenant keeps what it had made. They are found by their texts: every generation has one until it is erased, and it is older than the end. What
 * removes text, words and audio then is the erasure that anybody may ask for.
 */
final class SweepExpired implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SweepExpired.class);

    private final EventStore log;
    private final ObjectStore objects;
    private final Retentions retentions;
    private final CommandSender commands;
    private final Clock clock;
    private final SweepSettings settings;

    SweepExpired(
            EventStore log,
            ObjectStore objects,
            Retentions retentions,
            CommandSender commands,
            Clock clock,
            SweepSettings settings) {
        this.log = log;
        this.objects = objects;
        this.retentions = retentions;
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SweepExpired";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() throws Exception {
        Round round = new Round();
        for (Map.Entry<TenantId, Duration> tenant : retentions.all().entrySet()) {
            expire(tenant.getKey(), clock.instant().minus(tenant.getValue()), round);
        }
        if (round.done() > 0) {
            LOG.atInfo()
                    .addKeyValue("generations", round.done())
                    .log("had generations erased that their tenants keep no longer");
        }
        round.end();
    }

    private void expire(TenantId tenant, Instant overBefore, Round round) throws Exception {
        try (Stream<PlacedObject> texts = PlacedObject.of(tenant, objects, ObjectKind.TEXT)) {
            for (Iterator<PlacedObject> text = texts.iterator(); text.hasNext(); ) {
                PlacedObject next = text.next();
                round.take(() -> next.storedAt().isBefore(overBefore) && expire(next, overBefore));
            }
        }
    }

    private boolean expire(PlacedObject text, Instant overBefore) {
        GenerationId generation = text.generation().orElse(null);
        if (generation == null || !isDue(generation, overBefore)) {
            return false;
        }
        Commands.ofTheSystem(text.place().tenant(), commands).send(new RemoveExpired(generation));
        return true;
    }

    private boolean isDue(GenerationId generation, Instant overBefore) {
        GenerationHistory history = GenerationHistory.of(log, generation);
        Instant over = history.overSince();
        // what waits for the download that pays it goes by its own terms
        return over != null && over.isBefore(overBefore) && !history.erased() && history.availableUntil() == null;
    }
}
