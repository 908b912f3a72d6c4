package io.rhapsode.gateway.fake;

import io.rhapsode.events.facade.ListModels;
import io.rhapsode.events.facade.ListVoices;
import io.rhapsode.events.facade.ModelsView;
import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ListProviders;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.ProvidersView;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;

/** The providers of the gateway's tests, what they are called elsewhere, and what became of a choice among them. */
public final class FakeProviders {

    private final List<ResolveNames> resolved = new CopyOnWriteArrayList<>();

    void reset() {
        resolved.clear();
    }

    /** Which names were looked up. */
    public List<ResolveNames> resolved() {
        return resolved;
    }

    @QueryHandler
    ProvidersView answer(ListProviders query) {
        return new ProvidersView(List.of(new ProvidersView.Provider(
                new ProviderId("studio"),
                "openai",
                true,
                ProvidersView.Status.CIRCUIT_OPEN,
                "It failed too often just now, and is left alone for a while.",
                ProvidersView.Circuit.OPEN,
                8,
                3,
                null,
                List.of(new ProvidersView.Model(
                        "tts-1",
                        3,
                        4096,
                        1000,
                        15_000,
                        null,
                        6000,
                        0.25,
                        12,
                        List.of(SpeechSetting.SPEED),
                        LocalDate.of(2027, 1, 6),
                        true)))));
    }

    /** One provider has one voice and one model, and one alias is known. */
    @QueryHandler
    ResolvedNames answer(ResolveNames query) {
        resolved.add(query);
        return new ResolvedNames(
                "en-us".equals(query.voice()) ? new VoiceId("local:en-us") : null,
                "nova".equals(query.voice()) ? Gender.FEMALE : null,
                "local".equals(query.model()) ? new ProviderId("local") : null,
                "grand".equals(query.model()) ? "grand" : null,
                "auto:speed".equals(query.model()) ? Strategy.SPEED : null);
    }

    @QueryHandler
    ModelsView answer(ListModels query) {
        return new ModelsView(List.of(
                new ModelsView.Model("local", new ProviderId("local"), List.of("en", "pt-BR")),
                new ModelsView.Model("auto", null, List.of())));
    }

    /** Ten thousand voices, so that no answer holds them all. */
    @QueryHandler
    VoicesView answer(ListVoices query) {
        int total = query.search() == null ? 10_000 : 1;
        return new VoicesView(
                IntStream.range(query.from(), Math.min(total, query.from() + query.limit()))
                        .mapToObj(number -> new VoicesView.Voice(
                                new VoiceId(query.search() == null ? "local:v" + number : "local:en-us"),
                                new ProviderId("local"),
                                "Voice " + number,
                                List.of("en-US", "es"),
                                Gender.FEMALE))
                        .toList(),
                total);
    }

    /** Why a generation is spoken by whom. */
    static RoutingView routing() {
        return new RoutingView(
                Strategy.BALANCED,
                "rules",
                "1",
                RoutingReason.BEST_SCORE,
                List.of(candidate("local", 0.9, 1), candidate("openai", 0.4, 0), candidate("dear", 0.3, 0)),
                List.of(new Exclusion(new ProviderId("deaf"), ExclusionReason.LANGUAGE)),
                List.of(new Exclusion(new ProviderId("dear"), ExclusionReason.CREDITS)),
                List.of());
    }

    private static Candidate candidate(String provider, double score, double probability) {
        var id = new ProviderId(provider);
        return new Candidate(
                id,
                VoiceId.of(id, "v"),
                null,
                new Features(3, 40, 0.01, 4, 1),
                100,
                10,
                1_000,
                score,
                probability,
                List.of(SpeechSetting.STYLE));
    }
}
