package io.rhapsode.gateway.fake;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.voice.AddFavourite;
import io.rhapsode.events.voice.EquivalentsView;
import io.rhapsode.events.voice.FindEquivalents;
import io.rhapsode.events.voice.FindPriceList;
import io.rhapsode.events.voice.FindSample;
import io.rhapsode.events.voice.FindVoice;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.PriceListView;
import io.rhapsode.events.voice.RemoveFavourite;
import io.rhapsode.events.voice.SampleView;
import io.rhapsode.events.voice.Trait;
import io.rhapsode.events.voice.VoicePage;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Two voices, of which one is gone, and what tenants think of them. */
public final class FakeLibrary {

    public static final LibraryVoiceId ANNA = LibraryVoiceId.of(new VoiceId("local:anna"));
    public static final LibraryVoiceId GONE = LibraryVoiceId.of(new VoiceId("lost:bob"));

    private final Map<TenantId, Set<LibraryVoiceId>> favourites = new ConcurrentHashMap<>();
    private final ObjectsInMemory objects;

    private volatile ListVoices.@Nullable Filter asked;

    FakeLibrary(ObjectsInMemory objects) {
        this.objects = objects;
    }

    /** What was looked for last. */
    public ListVoices.@Nullable Filter asked() {
        return asked;
    }

    @QueryHandler
    VoiceView answer(FindVoice query, Message<?> message) {
        demand(query.tenant(), message);
        if (query.voiceId().equals(ANNA)) {
            return anna(query.tenant());
        }
        if (query.voiceId().equals(GONE)) {
            return gone(query.tenant());
        }
        throw new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no such voice.");
    }

    @QueryHandler
    VoicePage answer(ListVoices query, Message<?> message) {
        demand(query.tenant(), message);
        if ("mine".equals(query.cursor())) {
            throw new IllegalArgumentException("not a cursor");
        }
        asked = query.filter();
        return new VoicePage(List.of(anna(query.tenant()), gone(query.tenant())), "behind");
    }

    @QueryHandler
    PriceListView answer(FindPriceList query) {
        return new PriceListView(List.of(
                new PriceListView.Line(new ProviderId("dear"), 1_001),
                new PriceListView.Line(new ProviderId("local"), 1_000)));
    }

    @QueryHandler
    EquivalentsView answer(FindEquivalents query) {
        return new EquivalentsView(List.of(new EquivalentsView.Equivalent(
                new VoiceId("studio:ann"),
                "Ann, for " + query.voice(),
                query.profile(),
                List.of(Trait.DECLARED, Trait.GENDER))));
    }

    @QueryHandler
    SampleView answer(FindSample query, Message<?> message) {
        demand(query.tenant(), message);
        if (!query.voiceId().equals(ANNA)) {
            throw new RejectedException(Rejection.VOICE_NOT_FOUND, "Nobody has it any more.");
        }
        var key = ObjectKey.sample(query.voiceId());
        objects.put(key, OtherSides.FIRST_MINUTE);
        return new SampleView(key, OtherSides.FIRST_MINUTE.length);
    }

    @CommandHandler
    void handle(AddFavourite command, Message<?> message) {
        demand(command.tenantId(), message);
        favourites(command.tenantId()).add(command.voiceId());
    }

    @CommandHandler
    void handle(RemoveFavourite command, Message<?> message) {
        demand(command.tenantId(), message);
        favourites(command.tenantId()).clear();
    }

    private VoiceView anna(TenantId tenant) {
        return new VoiceView(
                ANNA,
                new ProviderId("local"),
                new VoiceId("local:anna"),
                "Anna",
                new VoiceProfile(
                        List.of("en-GB", "en"),
                        Gender.FEMALE,
                        new VoiceTraits("british", Age.MIDDLE_AGED, VoiceStyle.NARRATIVE)),
                favourites(tenant).contains(ANNA),
                Instant.parse("2026-02-01T00:00:00Z"),
                null);
    }

    private VoiceView gone(TenantId tenant) {
        return new VoiceView(
                GONE,
                new ProviderId("lost"),
                new VoiceId("lost:bob"),
                "bob",
                new VoiceProfile(List.of("de"), null, VoiceTraits.UNKNOWN),
                favourites(tenant).contains(GONE),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-31T00:00:00Z"));
    }

    private Set<LibraryVoiceId> favourites(TenantId tenant) {
        return favourites.computeIfAbsent(tenant, first -> ConcurrentHashMap.newKeySet());
    }

    private static void demand(TenantId tenant, Message<?> message) {
        if (!tenant.value().equals(message.getMetaData().get(MetaDataKeys.TENANT))) {
            throw new IllegalStateException("the metadata says another tenant");
        }
    }
}
