package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a voice no favourite any more. */
public record RemoveFavourite(
        @TargetAggregateIdentifier FavouriteId favouriteId, TenantId tenantId, LibraryVoiceId voiceId)
        implements FavouriteCommand {

    public RemoveFavourite(TenantId tenant, LibraryVoiceId voice) {
        this(FavouriteId.of(tenant, voice), tenant, voice);
    }
}
