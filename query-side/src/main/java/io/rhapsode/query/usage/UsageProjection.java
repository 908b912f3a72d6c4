package io.rhapsode.query.usage;

import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.query.UnitWriter;
import io.rhapsode.query.usage.domain.Amounts;
import io.rhapsode.query.usage.domain.UsedBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Adds up what tenants use. Its processor must have the events of one generation, and what its account says of it, one after the other. An event that is told
 * again changes nothing: the generation's row says which were the last.
 */
@ProcessingGroup(UsageProjection.GROUP)
public class UsageProjection {

    public static final String GROUP = "usage";

    private final JdbcTemplate jdbc;
    private final UsedByTable generations;
    private final UnitWriter writer;

    /** @param writing whose connections have the role of the writer and take part in {@code transactions} */
    public UsageProjection(DataSource writing, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(writing);
        this.generations = new UsedByTable(jdbc);
        this.writer = new UnitWriter(GROUP, transactions, this::write);
    }

    @EventHandler
    void on(GenerationRequested event, EventMessage<GenerationRequested> message) {
        writer.add(message);
    }

    @EventHandler
    void on(GenerationRouted event, EventMessage<GenerationRouted> message) {
        writer.add(message);
    }

    @EventHandler
    void on(GenerationRerouted event, EventMessage<GenerationRerouted> message) {
        writer.add(message);
    }

    @EventHandler
    void on(AudioMerged event, EventMessage<AudioMerged> message) {
        writer.add(message);
    }

    @EventHandler
    void on(GenerationCompleted event, EventMessage<GenerationCompleted> message) {
        writer.add(message);
    }

    @EventHandler
    void on(GenerationFailed event, EventMessage<GenerationFailed> message) {
        writer.add(message);
    }

    @EventHandler
    void on(GenerationCancelled event, EventMessage<GenerationCancelled> message) {
        writer.add(message);
    }

    @EventHandler
    void on(CreditsCommitted event, EventMessage<CreditsCommitted> message) {
        writer.add(message);
    }

    @EventHandler
    void on(DebtPosted event, EventMessage<DebtPosted> message) {
        writer.add(message);
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate usage_generation, usage_day");
    }

    private void write(List<EventMessage<?>> messages) {
        Map<GenerationId, UsedBy> known = generations.find(messages.stream()
                .map(message -> generation(message.getPayload()))
                .distinct()
                .toList());
        Map<GenerationId, UsedBy> changed = new HashMap<>();
        var days = new DayTable(jdbc);
        for (var message : messages) {
            var before = known.get(generation(message.getPayload()));
            var next = next(before, message);
            if (next != null) {
                known.put(next.generationId(), next);
                changed.put(next.generationId(), next);
                days.add(next, amounts(next, message.getPayload()), message.getTimestamp());
            }
        }
        generations.write(changed.values());
        days.write();
    }

    /** Null where the event has been counted before. */
    private static @Nullable UsedBy next(@Nullable UsedBy before, EventMessage<?> message) {
        long sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
        return switch (message.getPayload()) {
            case GenerationRequested event ->
                before == null
                        ? UsedBy.begin(event, (String) message.getMetaData().get(MetaDataKeys.ACTOR), sequence)
                        : null;
            case GenerationEvent event -> {
                var usage = begun(before, event.generationId());
                yield sequence <= usage.sequence() ? null : usage.evolve(event, sequence);
            }
            case AboutGeneration event -> {
                var usage = begun(before, event.generationId());
                yield sequence <= usage.accountSequence() ? null : usage.charged(sequence);
            }
            default -> throw new IllegalArgumentException("not of a generation");
        };
    }

    private static Amounts amounts(UsedBy usage, Object event) {
        return switch (event) {
            case GenerationEvent happened -> usage.amounts(happened);
            case CreditEvent charge -> UsedBy.amounts(charge);
            default -> throw new IllegalArgumentException("not of a generation");
        };
    }

    private static GenerationId generation(Object event) {
        return switch (event) {
            case GenerationEvent of -> of.generationId();
            case AboutGeneration about -> about.generationId();
            default -> throw new IllegalArgumentException("not of a generation");
        };
    }

    private static UsedBy begun(@Nullable UsedBy usage, GenerationId id) {
        if (usage == null) {
            throw new IllegalStateException("the beginning of " + id + " was never projected");
        }
        return usage;
    }
}
