package io.rhapsode.worker.speech.local;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.UnusableSettings;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The type {@code local}. */
@Component
class LocalType implements SpeechProviderType {

    @Override
    public String name() {
        return "local";
    }

    @Override
    public SpeechProvider create(ProviderId id, ProviderSettings settings, Means means) {
        if (settings.maxCharacters() != null && settings.maxCharacters() > LocalProvider.MAX_CHARACTERS) {
            throw new UnusableSettings(
                    "max-characters",
                    settings.maxCharacters(),
                    "The local voice takes at most " + LocalProvider.MAX_CHARACTERS + " characters at once.");
        }
        if (!settings.voices().isEmpty()) {
            throw new UnusableSettings("voices", settings.voices(), "The local voice knows its voices by itself.");
        }
        return new LocalProvider(
                id, settings, new Espeak(Espeak.PROGRAM, Path.of(System.getProperty("java.io.tmpdir"))), means.clock());
    }
}
