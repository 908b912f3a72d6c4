package io.rhapsode.events.voice;

/** What a tenant thinks of a voice. */
public sealed interface FavouriteEvent permits FavouriteAdded, FavouriteRemoved {

    FavouriteId favouriteId();
}
