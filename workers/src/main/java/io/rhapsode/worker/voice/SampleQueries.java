package io.rhapsode.worker.voice;

import io.rhapsode.events.voice.FindPriceList;
import io.rhapsode.events.voice.FindSample;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.PriceListView;
import io.rhapsode.events.voice.SampleView;
import io.rhapsode.worker.LogFields;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a voice sounds like, and what voices cost. */
final class SampleQueries {

    private final SampleStudio studio;
    private final SpeechProviders providers;
    private final InstantSource clock;

    /** All who ask for the same sample wait for the same answer. */
    private final ConcurrentHashMap<LibraryVoiceId, CompletableFuture<SampleView>> underWay = new ConcurrentHashMap<>();

    SampleQueries(SampleStudio studio, SpeechProviders providers, InstantSource clock) {
        this.studio = studio;
        this.providers = providers;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<SampleView> handle(FindSample query) {
        var answer = new CompletableFuture<SampleView>();
        var known = underWay.putIfAbsent(query.voiceId(), answer);
        if (known != null) {
            return known.copy();
        }
        Thread.startVirtualThread(LogFields.carriedBy(() -> {
            try {
                answer.complete(studio.sample(query));
            } catch (Exception | Error failure) {
                answer.completeExceptionally(failure);
            } finally {
                underWay.remove(query.voiceId(), answer);
            }
        }));
        return answer.copy();
    }

    @QueryHandler
    PriceListView handle(FindPriceList query) {
        var now = clock.instant();
        return new PriceListView(providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(SpeechProviders.Configured::speaker)
                .map(speaker -> new PriceListView.Line(
                        speaker.id(), speaker.priceAt(now, null).creditsPer1k()))
                .toList());
    }
}
