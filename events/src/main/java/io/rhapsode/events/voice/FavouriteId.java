package io.rhapsode.events.voice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhapsode.events.PrefixedId;
import io.rhapsode.events.identity.TenantId;

/** A voice as the favourite of a tenant, or as none any more. Written {@code fav_} and 26 letters or digits, a digest of both. */
public record FavouriteId(@JsonValue String value) {

    private static final String PREFIX = "fav_";

    @JsonCreator
    public FavouriteId {
        PrefixedId.check(PREFIX, value);
    }

    public static FavouriteId of(TenantId tenant, LibraryVoiceId voice) {
        return new FavouriteId(PrefixedId.ofDigest(PREFIX, tenant + "/" + voice));
    }

    @Override
    public String toString() {
        return value;
    }
}
