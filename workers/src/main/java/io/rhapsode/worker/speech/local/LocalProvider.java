package io.rhapsode.worker.speech.local;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks with espeak-ng: plain, quick, free, in some hundred languages. */
final class LocalProvider implements SpeechProvider {

    /** What a pipe holds in any script, so that handing over the text never blocks. */
    static final int MAX_CHARACTERS = 16_000;

    private static final int DEFAULT_MAX_CHARACTERS = 8_000;
    private static final int QUALITY = 1;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 100;

    private static final SpeechModel ESPEAK = new SpeechModel(
            null,
            new SizeLimit(DEFAULT_MAX_CHARACTERS, Counting.CODE_POINTS),
            QUALITY,
            Set.of(SpeechSetting.SPEED, SpeechSetting.PITCH),
            MILLIS_PER_1K,
            null);

    /** How long an answer about its health is remembered. */
    static final Duration HEALTH_AGE = Duration.ofSeconds(30);

    private static final ProviderHealth MISSING = new ProviderHealth.Down(
            "The program espeak-ng is missing or does not run. Install it (Debian, Ubuntu: apt-get install espeak-ng; Fedora: dnf install espeak-ng;"
                    + " macOS: brew install espeak-ng), or switch the local voice off: rhapsode.speech.providers.local.enabled=false");

    private record Seen(ProviderHealth health, Instant at) {}

    private final ProviderId id;
    private final ProviderSettings settings;
    private final Espeak espeak;
    private final Clock clock;

    private volatile List<Voice> voices = List.of();
    private volatile @Nullable Seen seen;

    LocalProvider(ProviderId id, ProviderSettings settings, Espeak espeak, Clock clock) {
        this.id = id;
        this.settings = settings;
        this.espeak = espeak;
        this.clock = clock;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    /** The languages are those of its voices, unless they are narrowed down by the configuration. */
    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                settings.languages(),
                List.of(ESPEAK.with(settings)),
                requireNonNullElse(settings.concurrency(), Runtime.getRuntime().availableProcessors()),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
    }

    @Override
    public boolean isOnThisMachine() {
        return true;
    }

    @Override
    public List<Voice> voices() {
        if (voices.isEmpty()) {
            try {
                voices = EspeakVoices.of(espeak.ask("--voices"), espeak.ask("--voices=variant"));
            } catch (IOException missing) {
                return List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        return voices;
    }

    @Override
    public ProviderHealth health() {
        var last = seen;
        if (last != null && clock.instant().isBefore(last.at().plus(HEALTH_AGE))) {
            return last.health();
        }
        try {
            var health = espeak.runs() ? new ProviderHealth.Up() : MISSING;
            seen = new Seen(health, clock.instant());
            return health;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MISSING;
        }
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        if (voices().stream().noneMatch(voice -> voice.name().equals(request.voice()))) {
            throw new SpeechFailure(voices.isEmpty() ? AttemptOutcome.UNAVAILABLE : AttemptOutcome.VOICE_UNKNOWN);
        }
        String text = EspeakText.of(request.text());
        byte[] wav = espeak.speak(EspeakArguments.of(request.voice(), request.settings()), text);
        return new RawSpeech(wav, request.characters());
    }
}
