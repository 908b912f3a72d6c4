package io.rhapsode.command.voice;

import io.rhapsode.command.voice.domain.VoiceDecider;
import io.rhapsode.command.voice.domain.VoiceState;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.VoiceCommand;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.WithdrawVoice;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's handle on the decider: routing and storage, no rules. Voices have few events, so nothing is written down whole. */
@Aggregate(type = "Voice")
class Voice {

    @AggregateIdentifier
    private @Nullable LibraryVoiceId id;

    private VoiceState state = new VoiceState.Absent();

    @CommandHandlerInterceptor
    void admit(VoiceCommand command, @MetaDataValue(MetaDataKeys.TENANT) @Nullable String tenant) {
        VoiceDecider.admit(tenant);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ListVoice command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawVoice command) {
        decide(command);
    }

    private void decide(VoiceCommand command) {
        VoiceDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(VoiceEvent event) {
        id = event.voiceId();
        state = state.evolve(event);
    }
}
