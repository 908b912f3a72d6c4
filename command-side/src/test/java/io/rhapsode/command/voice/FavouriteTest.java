package io.rhapsode.command.voice;

import static io.rhapsode.command.Refusals.refusedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.voice.AddFavourite;
import io.rhapsode.events.voice.FavouriteAdded;
import io.rhapsode.events.voice.FavouriteCommand;
import io.rhapsode.events.voice.FavouriteId;
import io.rhapsode.events.voice.FavouriteRemoved;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.RemoveFavourite;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** A tenant likes a voice, or does not any more. */
class FavouriteTest {

    private static final TenantId ONE = new TenantId("ten_one");
    private static final TenantId TWO = new TenantId("ten_two");
    private static final LibraryVoiceId VOICE = VoiceFixture.ID;
    private static final FavouriteAdded ADDED = new FavouriteAdded(FavouriteId.of(ONE, VOICE), ONE, VOICE);
    private static final FavouriteRemoved REMOVED = new FavouriteRemoved(FavouriteId.of(ONE, VOICE));

    @Test
    void aFavouriteIsAddedOnce() {
        when(List.of(), new AddFavourite(ONE, VOICE), ONE).expectEvents(ADDED);
        when(List.of(ADDED), new AddFavourite(ONE, VOICE), ONE).expectNoEvents();
    }

    @Test
    void aFavouriteIsRemovedOnce() {
        when(List.of(ADDED), new RemoveFavourite(ONE, VOICE), ONE).expectEvents(REMOVED);
        when(List.of(ADDED, REMOVED), new RemoveFavourite(ONE, VOICE), ONE).expectNoEvents();
        when(List.of(), new RemoveFavourite(ONE, VOICE), ONE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasRemovedMayBeAddedAgain() {
        when(List.of(ADDED, REMOVED), new AddFavourite(ONE, VOICE), ONE).expectEvents(ADDED);
    }

    @Test
    void nobodyChoosesForAnother() {
        for (var command : List.of(new AddFavourite(ONE, VOICE), new RemoveFavourite(ONE, VOICE))) {
            when(List.of(ADDED), (FavouriteCommand) command, TWO)
                    .expectNoEvents()
                    .expectException(refusedAs(Rejection.VOICE_NOT_FOUND));
        }
    }

    @Test
    void nobodyReachesAnothersFavouriteByItsId() {
        FavouriteId anothers = FavouriteId.of(ONE, VOICE);
        for (var command : List.of(new AddFavourite(anothers, TWO, VOICE), new RemoveFavourite(anothers, TWO, VOICE))) {
            for (List<?> past : List.of(List.of(), List.of(ADDED))) {
                when(past, (FavouriteCommand) command, TWO)
                        .expectNoEvents()
                        .expectException(refusedAs(Rejection.VOICE_NOT_FOUND));
            }
        }
    }

    @Test
    void tenantsHaveFavouritesOfTheirOwn() {
        assertThat(FavouriteId.of(ONE, VOICE)).isNotEqualTo(FavouriteId.of(TWO, VOICE));
    }

    private static ResultValidator<Favourite> when(List<?> past, FavouriteCommand command, TenantId asker) {
        return new AggregateTestFixture<>(Favourite.class)
                .given(past)
                .when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }
}
