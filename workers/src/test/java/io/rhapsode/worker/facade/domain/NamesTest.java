package io.rhapsode.worker.facade.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is meant by the names that another service's client knows. */
class NamesTest {

    private static final Aliases ALIASES =
            new Aliases(Map.of("alloy", Gender.NEUTRAL, "nova", Gender.FEMALE), Map.of("tts-1", Strategy.SPEED));

    private static final Offering OPENAI =
            offering("openai", true, List.of("gpt-4o-mini-tts", "tts-1-hd"), "alloy", "echo");
    private static final Offering STUDIO = offering("studio", true, List.of(), "alloy", "anna");

    @Test
    void aVoiceThatAProviderHasIsThatVoice() {
        assertThat(resolve("alloy", null, STUDIO, OPENAI).voice()).isEqualTo(new VoiceId("studio:alloy"));
        assertThat(resolve("openai:alloy", null, STUDIO, OPENAI).voice()).isEqualTo(new VoiceId("openai:alloy"));
        assertThat(resolve("alloy", null, STUDIO, OPENAI).gender()).isNull();
    }

    @Test
    void aVoiceOfTheProviderWhoseModelIsNamedComesFirst() {
        assertThat(resolve("alloy", "tts-1-hd", STUDIO, OPENAI).voice()).isEqualTo(new VoiceId("openai:alloy"));
        assertThat(resolve("alloy", "openai", STUDIO, OPENAI).voice()).isEqualTo(new VoiceId("openai:alloy"));
    }

    @Test
    void aProviderThatCanWorkComesBeforeOneThatCannot() {
        Offering down = offering("a-first", false, List.of("tts-1-hd"), "alloy");

        assertThat(resolve("alloy", null, down, STUDIO).voice()).isEqualTo(new VoiceId("studio:alloy"));
        assertThat(resolve(null, "tts-1-hd", down, OPENAI).provider()).isEqualTo(new ProviderId("openai"));
    }

    @Test
    void aVoiceOfTheLibraryIsThatVoice() {
        var alloy = new VoiceId("studio:alloy");

        assertThat(resolve(LibraryVoiceId.of(alloy).value(), null, STUDIO, OPENAI)
                        .voice())
                .isEqualTo(alloy);
        assertThat(resolve("voc_" + "0".repeat(26), null, STUDIO, OPENAI).voice())
                .isNull();
    }

    @Test
    void aVoiceThatNobodyHasIsWhatItSoundsLike() {
        ResolvedNames names = resolve("nova", null, STUDIO, OPENAI);

        assertThat(names.voice()).isNull();
        assertThat(names.gender()).isEqualTo(Gender.FEMALE);
    }

    @Test
    void aModelThatItsProviderTakesAnywayKeepsNobodyFromStandingIn() {
        ResolvedNames names = resolve(null, "gpt-4o-mini-tts", STUDIO, OPENAI);

        assertThat(names.provider()).isEqualTo(new ProviderId("openai"));
        assertThat(names.model()).isNull();
    }

    @Test
    void anotherModelOfAProviderIsNamed() {
        ResolvedNames names = resolve(null, "tts-1-hd", STUDIO, OPENAI);

        assertThat(names.provider()).isEqualTo(new ProviderId("openai"));
        assertThat(names.model()).isEqualTo("tts-1-hd");
        assertThat(names.strategy()).isNull();
    }

    @Test
    void aProvidersOwnNameIsAModelToo() {
        assertThat(resolve(null, "studio", STUDIO, OPENAI))
                .isEqualTo(new ResolvedNames(null, null, new ProviderId("studio"), null, null));
        assertThat(resolve(null, "openai", STUDIO, OPENAI).model()).isNull();
    }

    @Test
    void autoIsFollowedByAStrategy() {
        for (Strategy strategy : Strategy.values()) {
            assertThat(resolve(null, "auto:" + strategy.name().toLowerCase(), OPENAI)
                            .strategy())
                    .isEqualTo(strategy);
        }
        assertThat(resolve(null, "auto", OPENAI).strategy()).isNull();
        assertThat(resolve(null, "auto:luck", OPENAI).strategy()).isNull();
        assertThat(resolve(null, "automatic:cost", OPENAI).strategy()).isNull();
    }

    @Test
    void aModelThatNobodyHasIsWhatItIsChosenFor() {
        assertThat(resolve(null, "tts-1", OPENAI)).isEqualTo(new ResolvedNames(null, null, null, null, Strategy.SPEED));
    }

    @Test
    void aNameThatNobodyKnowsMeansNothing() {
        var nothing = new ResolvedNames(null, null, null, null, null);

        assertThat(resolve("somebody", "something", STUDIO, OPENAI)).isEqualTo(nothing);
        assertThat(resolve(null, null, STUDIO, OPENAI)).isEqualTo(nothing);
        assertThat(resolve("alloy", "x").voice()).isNull();
    }

    @Test
    void whatElseMayBeSaidIsListed() {
        assertThat(new Names(List.of(), ALIASES).alsoKnown())
                .containsExactly("auto", "auto:cost", "auto:quality", "auto:speed", "auto:balanced", "tts-1");
    }

    private static ResolvedNames resolve(@Nullable String voice, @Nullable String model, Offering... offerings) {
        return new Names(List.of(offerings), ALIASES).resolve(new ResolveNames(voice, model));
    }

    private static Offering offering(String provider, boolean ready, List<String> models, String... voices) {
        var id = new ProviderId(provider);
        return new Offering(
                id,
                ready,
                Stream.of(voices)
                        .map(voice -> new VoicesView.Voice(VoiceId.of(id, voice), id, voice, List.of(), null))
                        .toList(),
                models,
                List.of());
    }
}
