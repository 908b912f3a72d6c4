package io.rhapsode.worker.facade;

import io.rhapsode.events.facade.ListModels;
import io.rhapsode.events.facade.ListVoices;
import io.rhapsode.events.facade.ModelsView;
import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.worker.OwnThread;
import io.rhapsode.worker.facade.domain.Aliases;
import io.rhapsode.worker.facade.domain.Names;
import io.rhapsode.worker.facade.domain.Offering;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.Voice;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers from what the configured providers say of themselves; they remember it. */
final class FacadeQueries {

    private final SpeechProviders providers;
    private final Aliases aliases;

    FacadeQueries(SpeechProviders providers, Aliases aliases) {
        this.providers = providers;
        this.aliases = aliases;
    }

    @QueryHandler
    CompletableFuture<ResolvedNames> handle(ResolveNames query) {
        return OwnThread.answer(() -> names().resolve(query));
    }

    @QueryHandler
    CompletableFuture<ModelsView> handle(ListModels query) {
        return OwnThread.answer(() -> new ModelsView(Stream.concat(
                        offerings().stream().flatMap(FacadeQueries::models),
                        names().alsoKnown().stream().map(name -> new ModelsView.Model(name, null, List.of())))
                .toList()));
    }

    @QueryHandler
    CompletableFuture<VoicesView> handle(ListVoices query) {
        return OwnThread.answer(() -> {
            var all = offerings().stream()
                    .flatMap(offering -> offering.voices().stream())
                    .filter(voice -> isFound(voice, query.search()))
                    .toList();
            return new VoicesView(
                    all.stream()
                            .skip(Math.max(0, query.from()))
                            .limit(Math.clamp(query.limit(), 0, ListVoices.MOST))
                            .toList(),
                    all.size());
        });
    }

    private Names names() {
        return new Names(offerings(), aliases);
    }

    private List<Offering> offerings() {
        return providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(provider -> of(provider.speaker()))
                .toList();
    }

    private static Offering of(Speaker speaker) {
        boolean ready = !speaker.circuitOpen() && !(speaker.health() instanceof ProviderHealth.Down);
        var can = speaker.capabilities();
        return new Offering(
                speaker.id(),
                ready,
                speaker.voices().stream().map(voice -> of(speaker, voice)).toList(),
                can.modelNames(),
                can.languages());
    }

    private static VoicesView.Voice of(Speaker speaker, Voice voice) {
        return new VoicesView.Voice(
                VoiceId.of(speaker.id(), voice.name()), speaker.id(), voice.label(), voice.languages(), voice.gender());
    }

    private static Stream<ModelsView.Model> models(Offering offering) {
        Stream<String> names =
                offering.models().isEmpty() ? Stream.of(offering.provider().value()) : offering.models().stream();
        return names.map(name -> new ModelsView.Model(name, offering.provider(), offering.languages()));
    }

    private static boolean isFound(VoicesView.Voice voice, @Nullable String search) {
        if (search == null) {
            return true;
        }
        String wanted = search.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(voice.voiceId().value(), voice.label()), voice.languages().stream())
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
