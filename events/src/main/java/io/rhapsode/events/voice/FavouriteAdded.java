package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.TenantId;
import org.axonframework.serialization.Revision;

/** A voice is a favourite from now on. */
@Revision("1")
@JsonTypeName("voice.FavouriteAdded")
public record FavouriteAdded(FavouriteId favouriteId, TenantId tenantId, LibraryVoiceId voiceId)
        implements FavouriteEvent {}
