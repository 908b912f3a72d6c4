package io.rhapsode.command.voice.domain;

import io.rhapsode.events.voice.FavouriteAdded;
import io.rhapsode.events.voice.FavouriteEvent;
import io.rhapsode.events.voice.FavouriteRemoved;

/** Whether a tenant likes a voice. Whose it is follows from the id. */
public sealed interface FavouriteState {

    /** It never was a favourite, or is none any more. */
    record Indifferent() implements FavouriteState {}

    record Favourite() implements FavouriteState {}

    /** The state behind an event. */
    default FavouriteState evolve(FavouriteEvent event) {
        return switch (event) {
            case FavouriteAdded _ -> new Favourite();
            case FavouriteRemoved _ -> new Indifferent();
        };
    }
}
