package io.rhapsode.command.voice;

import io.rhapsode.command.voice.domain.FavouriteDecider;
import io.rhapsode.command.voice.domain.FavouriteState;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.voice.AddFavourite;
import io.rhapsode.events.voice.FavouriteCommand;
import io.rhapsode.events.voice.FavouriteEvent;
import io.rhapsode.events.voice.FavouriteId;
import io.rhapsode.events.voice.RemoveFavourite;
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

/** Axon's handle on the decider: routing and storage, no rules. */
@Aggregate(type = "Favourite")
class Favourite {

    @AggregateIdentifier
    private @Nullable FavouriteId id;

    private FavouriteState state = new FavouriteState.Indifferent();

    @CommandHandlerInterceptor
    void admit(FavouriteCommand command, @MetaDataValue(MetaDataKeys.TENANT) @Nullable String tenant) {
        FavouriteDecider.admit(tenant, command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddFavourite command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveFavourite command) {
        decide(command);
    }

    private void decide(FavouriteCommand command) {
        FavouriteDecider.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(FavouriteEvent event) {
        id = event.favouriteId();
        state = state.evolve(event);
    }
}
