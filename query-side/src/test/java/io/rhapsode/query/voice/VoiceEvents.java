package io.rhapsode.query.voice;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.FavouriteAdded;
import io.rhapsode.events.voice.FavouriteId;
import io.rhapsode.events.voice.FavouriteRemoved;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;
import io.rhapsode.events.voice.WithdrawalReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** The events of voices and favourites in a test, numbered as their aggregates would, each a second after the one before. */
final class VoiceEvents {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Long> numbers = new HashMap<>();
    private int published;

    static LibraryVoiceId id(String voice) {
        return LibraryVoiceId.of(new VoiceId(voice));
    }

    DomainEventMessage<?> listed(String voice, VoiceProfile profile) {
        var provider = new ProviderId(voice.substring(0, voice.indexOf(':')));
        return message("Voice", id(voice).value(), new VoiceListed(id(voice), provider, new VoiceId(voice), profile));
    }

    DomainEventMessage<?> changed(String voice, VoiceProfile profile) {
        return message("Voice", id(voice).value(), new VoiceChanged(id(voice), profile));
    }

    DomainEventMessage<?> returned(String voice, VoiceProfile profile) {
        return message("Voice", id(voice).value(), new VoiceReturned(id(voice), profile));
    }

    DomainEventMessage<?> withdrawn(String voice) {
        return message("Voice", id(voice).value(), new VoiceWithdrawn(id(voice), WithdrawalReason.NOT_OFFERED));
    }

    DomainEventMessage<?> liked(TenantId tenant, String voice) {
        var favourite = FavouriteId.of(tenant, id(voice));
        return message("Favourite", favourite.value(), new FavouriteAdded(favourite, tenant, id(voice)));
    }

    DomainEventMessage<?> unliked(TenantId tenant, String voice) {
        var favourite = FavouriteId.of(tenant, id(voice));
        return message("Favourite", favourite.value(), new FavouriteRemoved(favourite));
    }

    private DomainEventMessage<?> message(String type, String aggregate, Object event) {
        long number = numbers.merge(aggregate, 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>(
                type,
                aggregate,
                number,
                event,
                MetaData.emptyInstance(),
                "event-" + published,
                BEGINNING.plusSeconds(published++));
    }
}
