package io.rhapsode.saga.quarantine;

import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.work.WorkQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.MultiCorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Passes over an event that a processor cannot handle, so that the others behind it go on: the event is left for the operator, and its generation is given up,
 * both in the transaction in which the processor moves on. What only says that the database or another node is away does not count.
 *
 * <p>A failure is an event's own if its handler throws, or if it was the only one to be committed. Where several were, it counts as the first attempt at each, but only
 * what fails by itself comes to a second. Whatever has failed is {@link Suspects suspect} and handled by itself from then on: handled with what came behind it meanwhile,
 * its next failure would be nobody's, and one more pause for all.
 *
 * <p>What else happens to a generation that is being given up is not even tried. It would mostly fail as well, and each failure is a pause for all the others:
 * a generation whose process is broken would stop everybody once for each chunk that is still being spoken.
 */
final class PoisonGuard implements MessageHandlerInterceptor<EventMessage<?>> {

    /** The processor pauses 1, 2, 4 seconds behind a failure, and all generations with it: enough for a hitch, and not too much to wait for a fault. */
    static final int ATTEMPTS = 3;

    /** Events and generations that are remembered; many at a time mean that everything fails, and then it matters little which. */
    private static final int REMEMBERED = 1_000;

    private static final String ATTEMPT = PoisonGuard.class.getName();

    private static final CorrelationDataProvider OF_THE_EVENT = new MultiCorrelationDataProvider<>(List.of(
            new SimpleCorrelationDataProvider(MetaDataKeys.TENANT, MetaDataKeys.ACTOR),
            new MessageOriginProvider(MetaDataKeys.CAUSATION_ID, MetaDataKeys.CORRELATION_ID)));

    private static final Logger LOG = LoggerFactory.getLogger(PoisonGuard.class);

    private final String processor;
    private final Suspects suspects;
    private final Quarantine quarantine;
    private final WorkQueue queue;
    private final Map<String, Poison> poisons = remembering();
    private final Map<GenerationId, Boolean> lost = remembering();

    PoisonGuard(String processor, Suspects suspects, Quarantine quarantine, WorkQueue queue) {
        this.processor = processor;
        this.suspects = suspects;
        this.quarantine = quarantine;
        this.queue = queue;
    }

    /** How often an event has failed, and how the last time. */
    private record Poison(int attempts, Failure last) {

        Poison and(Poison next) {
            return new Poison(attempts + next.attempts, next.last);
        }
    }

    /** What one unit of work has tried to do. */
    private static final class Attempt {
        private final List<String> events = new ArrayList<>();
        private boolean failedInHandler;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        EventMessage<?> event = unit.getMessage();
        String id = event.getIdentifier();
        if (suspects.contains(id)) {
            unit.afterCommit(committed -> {
                poisons.remove(id);
                suspects.clear(id);
            });
        }
        Poison known = poisons.get(id);
        if (known != null && known.attempts >= ATTEMPTS) {
            attempt(unit).events.add(id);
            passOver(unit, event, known);
            return null;
        }
        GenerationId generation = generationOf(event.getPayload());
        if (generation != null && lost.containsKey(generation)) {
            return null;
        }
        Attempt attempt = attempt(unit);
        attempt.events.add(id);
        try {
            return chain.proceed();
        } catch (Exception | Error thrown) {
            attempt.failedInHandler = true;
            blame(List.of(id), new Failure(thrown));
            throw thrown;
        }
    }

    private Attempt attempt(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(ATTEMPT, first -> {
            var attempt = new Attempt();
            unit.onRollback(undone -> {
                ExecutionResult result = undone.getExecutionResult();
                if (!attempt.failedInHandler && result != null && result.isExceptionResult()) {
                    blame(attempt.events, new Failure(result.getExceptionResult()));
                }
            });
            return attempt;
        });
    }

    private void blame(List<String> events, Failure failure) {
        if (failure.isInfrastructure()) {
            return;
        }
        suspects.add(events); // the next attempt is at this event alone, whatever has come behind it
        if (events.size() == 1) {
            poisons.merge(events.getFirst(), new Poison(1, failure), Poison::and);
        } else {
            events.forEach(id -> poisons.putIfAbsent(id, new Poison(1, failure)));
            LOG.atWarn()
                    .addKeyValue("events", events.size())
                    .addKeyValue("cause", failure.description())
                    .log("{} cannot commit what it has handled together, and takes it one by one", processor);
        }
    }

    private void passOver(UnitOfWork<?> unit, EventMessage<?> event, Poison poison) {
        GenerationId generation = generationOf(event.getPayload());
        String tenant = (String) event.getMetaData().get(MetaDataKeys.TENANT);
        String cause = poison.last.description();
        try (var ofGeneration = MDC.putCloseable("generationId", String.valueOf(generation));
                var ofTenant = MDC.putCloseable(MetaDataKeys.TENANT, tenant);
                var ofRequest = MDC.putCloseable(MetaDataKeys.CORRELATION_ID, (String)
                        event.getMetaData().get(MetaDataKeys.CORRELATION_ID))) {
            LOG.atError()
                    .addKeyValue("eventId", event.getIdentifier())
                    .addKeyValue("attempts", poison.attempts)
                    .addKeyValue("cause", cause)
                    .log("{} passes over an event that it cannot handle", processor);
        }
        quarantine.keep(new QuarantinedEvent(
                processor,
                event.getIdentifier(),
                event.getPayloadType().getName(),
                event instanceof DomainEventMessage<?> stored ? stored.getAggregateIdentifier() : null,
                event instanceof DomainEventMessage<?> stored ? stored.getSequenceNumber() : null,
                generation == null ? null : generation.value(),
                tenant,
                poison.attempts,
                cause));
        if (generation != null) {
            lost.put(generation, true);
        }
        if (generation != null && tenant != null) {
            unit.registerCorrelationDataProvider(
                    OF_THE_EVENT); // Axon's own would come behind this guard, which goes no further
            queue.enqueue(new AbandonGeneration(generation, new TenantId(tenant)));
        }
    }

    private static @Nullable GenerationId generationOf(Object payload) {
        return switch (payload) {
            case GenerationEvent event -> event.generationId();
            case AboutGeneration event -> event.generationId();
            default -> null;
        };
    }

    private static <K, V> Map<K, V> remembering() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }
}
