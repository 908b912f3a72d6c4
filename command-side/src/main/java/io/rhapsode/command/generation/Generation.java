package io.rhapsode.command.generation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.RemoveExpired;
import io.rhapsode.events.generation.RemoveUnfetched;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.RerouteGeneration;
import io.rhapsode.events.identity.MetaDataKeys;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Axon's handle on the decider: routing and storage, no rules. Every command may find nothing, so that the decider and not Axon says what then.
 *
 * <p>The revision is that of the snapshots: it changes with the shape of the state, and older snapshots are passed over.
 */
@Aggregate(type = "Generation", snapshotTriggerDefinition = "generationSnapshots", cache = "aggregates")
@Revision("4")
class Generation {

    @AggregateIdentifier
    private @Nullable GenerationId id;

    @JsonTypeInfo(use = Id.NAME)
    @JsonSubTypes({
        @Type(name = "absent", value = GenerationState.Absent.class),
        @Type(name = "requested", value = GenerationState.Requested.class),
        @Type(name = "routed", value = GenerationState.Routed.class),
        @Type(name = "speaking", value = GenerationState.Speaking.class),
        @Type(name = "spoken", value = GenerationState.Spoken.class),
        @Type(name = "merged", value = GenerationState.Merged.class),
        @Type(name = "completed", value = GenerationState.Completed.class),
        @Type(name = "failed", value = GenerationState.Failed.class),
        @Type(name = "cancelled", value = GenerationState.Cancelled.class),
        @Type(name = "cut_short", value = GenerationState.CutShort.class),
        @Type(name = "erased", value = GenerationState.Erased.class),
    })
    private GenerationState state = new GenerationState.Absent();

    @CommandHandlerInterceptor
    void admit(GenerationCommand command, @MetaDataValue(MetaDataKeys.TENANT) @Nullable String tenant) {
        GenerationDecider.admit(tenant, command, state);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestGeneration command, QuoteDesk quotes) {
        quotes.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordPlan command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordChunks command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RerouteGeneration command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordMergeProgress command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordMerge command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteGeneration command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailGeneration command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CancelGeneration command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveFeedback command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportPlayback command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordDownload command, Till till) {
        till.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveUnfetched command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveExpired command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EraseGeneration command) {
        decide(command);
    }

    private void decide(GenerationCommand command) {
        GenerationDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(GenerationEvent event) {
        id = event.generationId();
        state = state.evolve(event);
    }
}
