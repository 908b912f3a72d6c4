package io.rhapsode.command.voice.domain;

import io.rhapsode.command.voice.domain.FavouriteState.Favourite;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.voice.AddFavourite;
import io.rhapsode.events.voice.FavouriteAdded;
import io.rhapsode.events.voice.FavouriteCommand;
import io.rhapsode.events.voice.FavouriteEvent;
import io.rhapsode.events.voice.FavouriteId;
import io.rhapsode.events.voice.FavouriteRemoved;
import io.rhapsode.events.voice.RemoveFavourite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. Pure and total: events, or a refusal. What is so already yields nothing. */
public final class FavouriteDecider {

    private FavouriteDecider() {}

    /** Nobody chooses for another tenant: whose a favourite is follows from its id. */
    public static void admit(@Nullable String tenant, FavouriteCommand command) {
        boolean own = command.favouriteId().equals(FavouriteId.of(command.tenantId(), command.voiceId()));
        if (!own || !command.tenantId().value().equals(tenant)) {
            throw new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no such voice of yours.");
        }
    }

    public static List<FavouriteEvent> decide(FavouriteCommand command, FavouriteState state) {
        boolean liked = state instanceof Favourite;
        return switch (command) {
            case AddFavourite add ->
                liked ? List.of() : List.of(new FavouriteAdded(add.favouriteId(), add.tenantId(), add.voiceId()));
            case RemoveFavourite remove -> liked ? List.of(new FavouriteRemoved(remove.favouriteId())) : List.of();
        };
    }
}
