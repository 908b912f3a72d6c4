package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.axonframework.serialization.Revision;

/** A voice is no favourite any more. */
@Revision("1")
@JsonTypeName("voice.FavouriteRemoved")
public record FavouriteRemoved(FavouriteId favouriteId) implements FavouriteEvent {}
