package io.rhapsode.worker.routing;

import io.rhapsode.events.voice.EquivalentsView;
import io.rhapsode.events.voice.FindEquivalents;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.worker.routing.domain.Equivalents;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.Voice;
import java.time.InstantSource;
import org.axonframework.queryhandling.QueryHandler;

/** Answers which voices would stand in for one, by the rules by which they do. */
final class EquivalentQueries {

    private final SpeechProviders providers;
    private final Offers offers;
    private final InstantSource clock;

    EquivalentQueries(SpeechProviders providers, Offers offers, InstantSource clock) {
        this.providers = providers;
        this.offers = offers;
        this.clock = clock;
    }

    @QueryHandler
    EquivalentsView handle(FindEquivalents query) {
        return new EquivalentsView(Equivalents.of(query.voice(), query.profile(), offers.at(clock.instant())).stream()
                .map(this::view)
                .toList());
    }

    private EquivalentsView.Equivalent view(Equivalents.Equivalent found) {
        var voice = found.voice();
        return new EquivalentsView.Equivalent(
                found.id(),
                label(found),
                new VoiceProfile(voice.languages(), voice.gender(), voice.traits()),
                found.alike());
    }

    private String label(Equivalents.Equivalent found) {
        return providers.all().stream()
                .map(SpeechProviders.Configured::speaker)
                .filter(speaker -> found.id().value().startsWith(speaker.id() + ":"))
                .flatMap(speaker -> speaker.voices().stream())
                .filter(voice -> voice.name().equals(found.voice().name()))
                .map(Voice::label)
                .findFirst()
                .orElse(found.voice().name());
    }
}
