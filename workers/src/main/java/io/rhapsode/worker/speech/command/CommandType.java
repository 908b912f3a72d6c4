package io.rhapsode.worker.speech.command;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The type {@code command}. */
@Component
class CommandType implements SpeechProviderType {

    private static final int MAX_CHARACTERS = 2_000;
    private static final int QUALITY = 3;
    private static final long MILLIS_PER_1K = 10_000;
    private static final double CHARACTERS_PER_SECOND = 15;

    /** A neural engine takes all cores by itself. */
    private static final int CONCURRENCY = 1;

    @Override
    public String name() {
        return "command";
    }

    @Override
    public SpeechProvider create(ProviderId id, ProviderSettings settings, Means means) {
        return provider(id, settings, means.longest(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    static CommandProvider provider(ProviderId id, ProviderSettings settings, Duration longest, Path folder) {
        var command = CommandLineTemplate.of(settings.command());
        if (settings.voices().isEmpty()) {
            throw new UnusableSettings(
                    "voices", settings.voices(), "A program cannot be asked for its voices: name at least one.");
        }
        return new CommandProvider(
                id, command, capabilities(command, settings), ConfiguredVoices.of(settings.voices()), longest, folder);
    }

    private static SpeechCapabilities capabilities(CommandLineTemplate command, ProviderSettings settings) {
        var model = new SpeechModel(
                settings.model(),
                new SizeLimit(MAX_CHARACTERS, Counting.CODE_POINTS),
                QUALITY,
                command.hasSpeed() ? Set.of(SpeechSetting.SPEED) : Set.of(),
                MILLIS_PER_1K,
                null);
        return new SpeechCapabilities(
                settings.languages(),
                List.of(model.with(settings)),
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
    }
}
