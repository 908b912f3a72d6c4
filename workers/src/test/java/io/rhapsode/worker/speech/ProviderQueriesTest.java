package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ListProviders;
import io.rhapsode.events.speech.ProvidersView;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderQueriesTest {

    @Test
    void aProviderIsShownWithWhatWasSeenOfItsModels() throws Exception {
        var providers = providers(ScriptedProvider.answering(SpeakerRig.speaks(20)), true);
        providers.all().getFirst().speaker().speak(SpeakerRig.request());

        var shown = only(providers);

        assertThat(shown.type()).isEqualTo("test");
        assertThat(shown.status()).isEqualTo(ProvidersView.Status.UP);
        assertThat(shown.reason()).isNull();
        assertThat(shown.circuit()).isEqualTo(ProvidersView.Circuit.CLOSED);
        assertThat(shown.inUse()).isZero();
        assertThat(shown.models()).singleElement().satisfies(model -> {
            assertThat(model.requests()).isEqualTo(1);
            assertThat(model.priceMicrosPer1k()).isEqualTo(15_000);
            assertThat(model.billedMicrosPer1k()).isEqualTo(15_000);
        });
    }

    @Test
    void whyItCannotBeAskedIsSaidWithoutWhatOnlyAnOperatorMayKnow() throws Exception {
        var provider = ScriptedProvider.answering(SpeakerRig.fails(AttemptOutcome.UNAUTHORIZED));

        assertThat(only(providers(provider, false)).status()).isEqualTo(ProvidersView.Status.DISABLED);
        assertThat(only(providers(provider, false)).reason()).isEqualTo("It is switched off.");

        var failing = providers(provider, true);
        var speaker = failing.all().getFirst().speaker();
        while (!speaker.circuitOpen()) {
            speaker.speak(SpeakerRig.request());
        }

        assertThat(only(failing).status()).isEqualTo(ProvidersView.Status.CIRCUIT_OPEN);
        assertThat(only(failing).circuit()).isEqualTo(ProvidersView.Circuit.OPEN);
        assertThat(only(failing).models().getFirst().failureRate()).isPositive();
    }

    private static SpeechProviders providers(ScriptedProvider provider, boolean enabled) {
        return new SpeechProviders(
                List.of(new SpeechProviders.Entry(provider, "test", Tariffs.same(Tariff.fixed(1000, 15_000)), enabled)),
                SpeakerRig.patience(),
                audio -> new CanonicalSpeech(audio, SpeakerRig.SAMPLE_RATE, audio.length),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    private static ProvidersView.Provider only(SpeechProviders providers) throws Exception {
        return new ProviderQueries(providers, InstantSource.system())
                .handle(new ListProviders())
                .get()
                .items()
                .getFirst();
    }
}
