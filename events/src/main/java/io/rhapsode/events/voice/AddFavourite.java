package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a voice a favourite. Whoever sends it knows that there is such a voice. */
public record AddFavourite(
        @TargetAggregateIdentifier FavouriteId favouriteId, TenantId tenantId, LibraryVoiceId voiceId)
        implements FavouriteCommand {

    public AddFavourite(TenantId tenant, LibraryVoiceId voice) {
        this(FavouriteId.of(tenant, voice), tenant, voice);
    }
}
