package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;

/** What a tenant can ask. Each may be repeated: what is so already yields nothing new. */
public sealed interface FavouriteCommand permits AddFavourite, RemoveFavourite {

    FavouriteId favouriteId();

    TenantId tenantId();

    LibraryVoiceId voiceId();
}
